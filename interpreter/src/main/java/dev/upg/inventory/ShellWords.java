package dev.upg.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Splits a host line into words as Ansible does (Python's {@code shlex.split} with comments): quotes and backslashes as in
 * a POSIX shell, {@code #} begins a comment even inside a word.
 *
 * @param unclosed the offset of a quote or backslash that nothing closes
 * @param cutAt the offset of a {@code #} that cut a word short
 */
record ShellWords(List<Word> words, Optional<Integer> unclosed, Optional<Integer> cutAt) {
  /**
   * @param text without quotes
   * @param start offset in the line
   * @param valueStart the offset after the first {@code =}, or -1 without one
   */
  record Word(String text, int start, int end, int valueStart) {}

  static ShellWords split(String line) {
    return new Splitter(line).split();
  }

  private static final class Splitter {
    private final String line;
    private final List<Word> words = new ArrayList<>();
    private int at;

    Splitter(String line) {
      this.line = line;
    }

    ShellWords split() {
      while (at < line.length()) {
        char c = line.charAt(at);
        if (c == '#') {
          break;
        }
        if (Character.isWhitespace(c)) {
          at++;
          continue;
        }
        int start = at;
        int unclosed = word();
        if (unclosed >= 0) {
          return new ShellWords(List.copyOf(words), Optional.of(unclosed), Optional.empty());
        }
        if (at < line.length() && line.charAt(at) == '#' && at > start) {
          return new ShellWords(List.copyOf(words), Optional.empty(), Optional.of(at));
        }
      }
      return new ShellWords(List.copyOf(words), Optional.empty(), Optional.empty());
    }

    /** Reads one word; returns the offset of what isn't closed, or -1. */
    private int word() {
      int start = at;
      int valueStart = -1;
      var text = new StringBuilder();
      while (at < line.length() && !Character.isWhitespace(line.charAt(at)) && line.charAt(at) != '#') {
        char c = line.charAt(at);
        int opened = at;
        at++;
        if (c == '\'' || c == '"') {
          if (!quoted(c, text)) {
            return opened;
          }
        } else if (c == '\\') {
          if (at == line.length()) {
            return opened;
          }
          text.append(line.charAt(at++));
        } else {
          text.append(c);
        }
        if (valueStart < 0 && c == '=') {
          valueStart = at;
        }
      }
      words.add(new Word(text.toString(), start, at, valueStart));
      return -1;
    }

    private boolean quoted(char quote, StringBuilder text) {
      while (at < line.length()) {
        char c = line.charAt(at++);
        if (c == quote) {
          return true;
        }
        if (c == '\\' && quote == '"' && at < line.length()) {
          char next = line.charAt(at++);
          if (next != '\\' && next != '"') {
            text.append('\\');
          }
          text.append(next);
        } else {
          text.append(c);
        }
      }
      return false;
    }
  }
}
