package dev.upg.practice.pegasus.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Splits a line of the shell: blanks between words, single quotes, double quotes with backslashes. */
final class Words {
  private Words() {}

  /** Empty when a quote isn't closed or there is no word. */
  static Optional<List<String>> split(String line) {
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    var inWord = false;
    var quote = '\0';
    for (var i = 0; i < line.length(); i++) {
      var letter = line.charAt(i);
      if (quote == '"' && letter == '\\' && i + 1 < line.length()) {
        word.append(line.charAt(++i));
      } else if (quote != '\0') {
        if (letter == quote) {
          quote = '\0';
        } else {
          word.append(letter);
        }
      } else if (letter == '"' || letter == '\'') {
        quote = letter;
        inWord = true;
      } else if (!Character.isWhitespace(letter)) {
        word.append(letter);
        inWord = true;
      } else if (inWord) {
        words.add(word.toString());
        word.setLength(0);
        inWord = false;
      }
    }
    if (inWord) {
      words.add(word.toString());
    }
    return quote != '\0' || words.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(words));
  }
}
