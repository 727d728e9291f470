package dev.upg.cli;

import java.util.List;

/** For zsh, as a file of its {@code fpath} or sourced. */
final class ZshCompletion {
  private ZshCompletion() {}

  static String script(List<Completable> commands) {
    var script = new StringBuilder(
        "#compdef upg\n# zsh completion of upg; written by `upg completion zsh`\n\n_upg() {\n")
        .append("  local -a commands\n  commands=(\n");
    for (var command : commands) {
      script.append("    ").append(quoted(command.name() + ":" + command.about().replace(":", "\\:"))).append('\n');
    }
    script.append("  )\n  if (( CURRENT == 2 )); then\n    _describe command commands\n    return\n  fi\n")
        .append("  local command=$words[2]\n  (( CURRENT-- ))\n  shift words\n  case $command in\n");
    for (var command : commands) {
      script.append("    ").append(command.name()).append(") _arguments");
      for (var option : command.options()) {
        for (var name : option.names()) {
          boolean joined = name.startsWith("--") && option.value().kind() != Completable.Kind.none;
          script.append(" \\\n      ").append(quoted(
              "*" + name + (joined ? "=" : "") + "[" + escaped(option.about()) + "]" + value(option.value(), "")));
        }
      }
      if (command.argument().kind() != Completable.Kind.none) {
        script.append(" \\\n      ").append(quoted("*" + value(command.argument(), " -g \"*.upg\"")));
      }
      script.append(" ;;\n");
    }
    return script.append("  esac\n}\n\n").append(
        "if [ \"$funcstack[1]\" = _upg ]; then\n  _upg \"$@\"\nelse\n  compdef _upg upg\nfi\n").toString();
  }

  private static String value(Completable.Value value, String files) {
    var label = ":" + escaped(value.label()) + ":";
    return switch (value.kind()) {
      case none -> "";
      case text -> label;
      case file -> label + "_files" + files;
      case choice -> label + "(" + String.join(" ", value.choices()) + ")";
    };
  }

  private static String escaped(String text) {
    return text.replaceAll("[\\[\\]:\\\\]", "\\\\$0");
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
