package dev.upg.parse;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Words of other languages, and what does the same here. */
final class ForeignWords {
  private static final Map<String, String> BEGINNING = Map.ofEntries(Map.entry("var", "let"), Map.entry("val", "let"),
      Map.entry("const", "let"), Map.entry("set", "let"), Map.entry("local", "let"), Map.entry("export", "let"),
      Map.entry("for", "foreach"), Map.entry("each", "foreach"), Map.entry("loop", "foreach"),
      Map.entry("while", "wait until"), Map.entry("until", "wait until"), Map.entry("unless", "if not"),
      Map.entry("switch", "if"),
      Map.entry("match", "if"), Map.entry("case", "if"), Map.entry("import", "use"), Map.entry("from", "use"),
      Map.entry("include", "use"), Map.entry("require_once", "use"), Map.entry("print", "say"),
      Map.entry("echo", "say"), Map.entry("log", "say"), Map.entry("debug", "say"), Map.entry("throw", "fail"),
      Map.entry("raise", "fail"), Map.entry("exit", "fail"), Map.entry("def", "fun"), Map.entry("func", "fun"),
      Map.entry("fn", "fun"), Map.entry("function", "fun"), Map.entry("struct", "record"),
      Map.entry("class", "record"), Map.entry("type", "record"), Map.entry("sleep", "pause"),
      Map.entry("assert", "require"), Map.entry("run", "remote"), Map.entry("shell", "remote"),
      Map.entry("command", "remote"), Map.entry("ssh", "remote"), Map.entry("exec", "remote"),
      Map.entry("sudo", "remote"), Map.entry("task", "step"), Map.entry("block", "step"));

  private static final Map<String, String> HELPS = Map.of("while",
      "A loop is over a list, `foreach item in list { … }`, or a wait with an end, `wait until … timeout 5m`.",
      "switch", "Write `if … { … } else if … { … } else { … }`.", "match",
      "Write `if … { … } else if … { … } else { … }`.", "case", "Write `if … { … } else if … { … } else { … }`.",
      "sleep", "Write `pause 10s`, with a unit; to wait for something, `wait until … timeout 5m`.", "from",
      "Write `use module`, and `module.name` for what is in it.", "sudo",
      "Write `remote node as \"root\" \"command\"`.",
      "exit", "Write `fail \"why\"`; a run that has nothing more to do ends by itself.");

  private static final Map<String, String> CONTINUING = Map.of("elif", "else if", "elsif", "else if", "elseif",
      "else if");

  /** Clauses by the words of other tools. */
  private static final Map<String, String> CLAUSES = Map.ofEntries(Map.entry("when", "where"),
      Map.entry("sort", "order"), Map.entry("orderby", "order"), Map.entry("sorted", "order"),
      Map.entry("serial", "batch"), Map.entry("forks", "batch"), Map.entry("parallel", "batch"),
      Map.entry("delay", "every"), Map.entry("interval", "every"), Map.entry("within", "timeout"),
      Map.entry("limit", "timeout"), Map.entry("user", "as"), Map.entry("become_user", "as"), Map.entry("cwd", "in"),
      Map.entry("chdir", "in"), Map.entry("dir", "in"), Map.entry("environment", "env"), Map.entry("input", "stdin"),
      Map.entry("otherwise", "else"), Map.entry("of", "in"), Map.entry("from", "in"),
      Map.entry("for", "until"));

  private static final Map<String, String> OPERATORS = Map.of("is", "==", "eq", "==", "equals", "==", "isnt", "!=",
      "ne",
      "!=", "like", "matches");

  /** What ends a block elsewhere. */
  private static final Set<String> ENDING = Set.of("end", "fi", "done", "endif", "endfor", "esac");

  private ForeignWords() {}

  /** What a word at the beginning of a statement stands for. */
  static Optional<String> beginning(String word) {
    return Optional.ofNullable(BEGINNING.get(word));
  }

  /** A sentence where the one word isn't all that is different. */
  static Optional<String> help(String word) {
    return Optional.ofNullable(HELPS.get(word));
  }

  /** What a word behind a block stands for. */
  static Optional<String> continuing(String word) {
    return Optional.ofNullable(CONTINUING.get(word));
  }

  /** What a word behind a value stands for. */
  static Optional<String> clause(String word) {
    return Optional.ofNullable(CLAUSES.get(word));
  }

  /** An operator that elsewhere is a word, or another one. */
  static Optional<String> operator(String word) {
    return Optional.ofNullable(OPERATORS.get(word));
  }

  static boolean leavesBlock(String word) {
    return word.equals("break") || word.equals("continue") || word.equals("pass") || word.equals("next");
  }

  static boolean endsBlock(String word) {
    return ENDING.contains(word);
  }
}
