package dev.upg.ssh;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One setting of an OpenSSH configuration file.
 *
 * @param keyword in lower case
 * @param arguments without their quotes
 * @param place {@code file:line}
 * @param isComplete false when a quote isn't closed
 */
record ConfigLine(String keyword, List<String> arguments, String place, boolean isComplete) {
  ConfigLine {
    arguments = List.copyOf(arguments);
  }

  /** @return empty for blank lines and comments; whatever the text, this doesn't throw */
  static Optional<ConfigLine> of(String text, String place) {
    var words = new ArrayList<String>();
    boolean complete = split(text, words);
    if (words.isEmpty()) {
      return Optional.empty();
    }
    var keyword = words.removeFirst().toLowerCase(Locale.ROOT);
    return Optional.of(new ConfigLine(keyword, words, place, complete));
  }

  /** The keyword ends at blanks or at one {@code =}; a {@code #} that begins a word begins a comment. */
  private static boolean split(String text, List<String> words) {
    var word = new StringBuilder();
    boolean begun = false;
    char quote = 0;
    boolean equalsSeen = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else if (c == '\\' && i + 1 < text.length() && "\"'\\".indexOf(text.charAt(i + 1)) >= 0) {
          word.append(text.charAt(++i));
        } else {
          word.append(c);
        }
        continue;
      }
      boolean isKeywordEnd = c == '=' && !equalsSeen && (words.isEmpty() && begun || words.size() == 1 && !begun);
      if (isKeywordEnd || Character.isWhitespace(c)) {
        equalsSeen |= isKeywordEnd;
        if (begun) {
          words.add(word.toString());
          word.setLength(0);
          begun = false;
        }
      } else if (c == '#' && !begun) {
        return true;
      } else if (c == '"' || c == '\'' && !words.isEmpty()) {
        quote = c;
        begun = true;
      } else {
        word.append(c);
        begun = true;
      }
    }
    if (begun) {
      words.add(word.toString());
    }
    return quote == 0;
  }
}
