package dev.upg.shell;

/** Finds pipelines in the text of a command, for machines where the failure of a part would be lost. */
final class Pipelines {
  private Pipelines() {}

  /**
   * Whether the text has a {@code |} outside of single quotes, comments and plain double quotes that isn't {@code ||} or
   * {@code >|}. Doubtful cases ({@code case} patterns, here-documents, command substitutions in double quotes) count as
   * one: refusing a command is better than losing a failure.
   */
  static boolean mayBeIn(String text) {
    boolean inDoubleQuotes = false;
    boolean substitutes = text.contains("$(") || text.indexOf('`') >= 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '\'' && !inDoubleQuotes) {
        int close = text.indexOf('\'', i + 1);
        if (close < 0) {
          return text.indexOf('|', i) >= 0;
        }
        i = close;
      } else if (c == '"') {
        inDoubleQuotes = !inDoubleQuotes;
      } else if (c == '#' && !inDoubleQuotes && (i == 0 || Character.isWhitespace(text.charAt(i - 1)))) {
        int end = text.indexOf('\n', i);
        if (end < 0) {
          return false;
        }
        i = end;
      } else if (c == '|' && text.startsWith("||", i)) {
        i++;
      } else if (c == '|' && !(i > 0 && text.charAt(i - 1) == '>') && (!inDoubleQuotes || substitutes)) {
        return true;
      }
    }
    return false;
  }
}
