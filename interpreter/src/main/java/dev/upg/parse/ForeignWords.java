package dev.upg.parse;

import java.util.Map;
import java.util.Optional;

/** Words of other languages, and what does the same here. */
final class ForeignWords {
  private static final Map<String, String> BEGINNING = Map.ofEntries(Map.entry("var", "let"), Map.entry("val", "let"),
      Map.entry("const", "let"), Map.entry("set", "let"), Map.entry("local", "let"), Map.entry("for", "foreach"),
      Map.entry("each", "foreach"), Map.entry("loop", "foreach"), Map.entry("while", "wait until"),
      Map.entry("unless", "if not"), Map.entry("import", "use"), Map.entry("include", "use"),
      Map.entry("print", "say"), Map.entry("echo", "say"), Map.entry("log", "say"), Map.entry("throw", "fail"),
      Map.entry("raise", "fail"), Map.entry("def", "fun"), Map.entry("func", "fun"), Map.entry("fn", "fun"),
      Map.entry("function", "fun"), Map.entry("struct", "record"), Map.entry("class", "record"),
      Map.entry("sleep", "pause"), Map.entry("assert", "require"), Map.entry("run", "remote"),
      Map.entry("shell", "remote"), Map.entry("exec", "remote"));

  private static final Map<String, String> CONTINUING = Map.of("elif", "else if", "elsif", "else if", "elseif",
      "else if", "catch", "rescue", "except", "rescue", "finally", "always");

  private ForeignWords() {}

  /** What a word at the beginning of a statement stands for. */
  static Optional<String> beginning(String word) {
    return Optional.ofNullable(BEGINNING.get(word));
  }

  /** What a word behind a block stands for. */
  static Optional<String> continuing(String word) {
    return Optional.ofNullable(CONTINUING.get(word));
  }
}
