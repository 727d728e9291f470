package dev.upg.cli;

import dev.upg.cli.Completable.Kind;
import dev.upg.cli.Completable.Named;

import java.util.List;
import java.util.stream.Collectors;

/** For bash from 3.2 on, with or without the package bash-completion. */
final class BashCompletion {
  /** Bash takes `--color=a` for three words; names of files may have blanks. */
  private static final String HEAD = """
      # bash completion of upg; written by `upg completion bash`

      _upg_words() { COMPREPLY=($(compgen -W "$1" -- "$cur")); }

      # Folders, and files that end as given.
      _upg_files() {
        local IFS=$'\\n'
        compopt -o filenames 2> /dev/null
        COMPREPLY=($(compgen -d -- "$cur"; compgen -f -X "!*$1" -- "$cur" | while IFS= read -r file; do
          [ -d "$file" ] || printf '%s\\n' "$file"
        done))
      }

      _upg() {
        local cur=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}
        COMPREPLY=()
        if [ "$cur" = = ]; then
          cur=
        elif [ "$before" = = ]; then
          before=${COMP_WORDS[COMP_CWORD-2]}
        fi
        if [ "$COMP_CWORD" -eq 1 ]; then
      """;

  private BashCompletion() {}

  static String script(List<Completable> commands) {
    var script = new StringBuilder(HEAD);
    script.append("    _upg_words '").append(commands.stream().map(Completable::name).collect(Collectors.joining(" ")))
        .append(" --help --version'\n    return\n  fi\n  case ${COMP_WORDS[1]}:$before in\n");
    for (var command : commands) {
      command.options().stream().filter(option -> option.value().kind() != Kind.none)
          .forEach(option -> script.append("    ").append(option.names().stream()
              .map(name -> command.name() + ":" + name).collect(Collectors.joining(" | "))).append(") ")
              .append(value(option.value(), "")).append("return ;;\n"));
    }
    script.append("  esac\n  case ${COMP_WORDS[1]}:$cur in\n");
    for (var command : commands) {
      script.append("    ").append(command.name()).append(":-*) _upg_words '")
          .append(command.options().stream().map(Named::names).flatMap(List::stream).collect(Collectors.joining(" ")))
          .append("' ;;\n");
      if (command.argument().kind() == Kind.file || command.argument().kind() == Kind.choice) {
        script.append("    ").append(command.name()).append(":*) ").append(value(command.argument(), ".upg"))
            .append(";;\n");
      }
    }
    return script.append("  esac\n}\n\ncomplete -F _upg upg\n").toString();
  }

  private static String value(Completable.Value value, String suffix) {
    return switch (value.kind()) {
      case file -> "_upg_files '" + suffix + "'; ";
      case choice -> "_upg_words '" + String.join(" ", value.choices()) + "'; ";
      case none, text -> "";
    };
  }
}
