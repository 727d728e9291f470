package dev.upg.lint.command;

/**
 * A word of a command.
 *
 * @param text without its quotes; a value put in by {@code ${…}} is one private character, see {@link CommandText#hole}
 * @param raw as written
 * @param start offset in the command's text
 */
public record ShellWord(String text, String raw, int start) {
  public int end() {
    return start + raw.length();
  }

  /** Whether any of it stands in quotes. */
  public boolean isQuoted() {
    return raw.indexOf('\'') >= 0 || raw.indexOf('"') >= 0;
  }

  /** The program of a path: {@code run.sh} of {@code ./bin/run.sh}. */
  public String base() {
    return text.substring(text.lastIndexOf('/') + 1);
  }
}
