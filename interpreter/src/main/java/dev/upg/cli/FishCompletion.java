package dev.upg.cli;

import java.util.List;

/** For fish from 3.0 on. */
final class FishCompletion {
  private FishCompletion() {}

  static String script(List<Completable> commands) {
    var script = new StringBuilder("# fish completion of upg; written by `upg completion fish`\n\n")
        .append("complete -c upg -f\ncomplete -c upg -n __fish_use_subcommand -l help -s h -d 'Show the help.'\n")
        .append("complete -c upg -n __fish_use_subcommand -l version -s V -d 'Show the version.'\n");
    for (var command : commands) {
      script.append("\ncomplete -c upg -n __fish_use_subcommand -a ").append(command.name()).append(" -d ")
          .append(quoted(command.about())).append('\n');
      var start = "complete -c upg -n '__fish_seen_subcommand_from " + command.name() + "'";
      for (var option : command.options()) {
        script.append(start);
        for (var name : option.names()) {
          script.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
        }
        script.append(switch (option.value().kind()) {
          case none -> "";
          case text -> " -x";
          case file -> " -r -F";
          case choice -> " -x -a '" + String.join(" ", option.value().choices()) + "'";
        }).append(" -d ").append(quoted(option.about())).append('\n');
      }
      switch (command.argument().kind()) {
        case file -> script.append(start).append(" -a '(__fish_complete_suffix .upg)'\n");
        case choice ->
          script.append(start).append(" -a '").append(String.join(" ", command.argument().choices())).append("'\n");
        case none, text -> {
          // Nothing to offer.
        }
      }
    }
    return script.toString();
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
