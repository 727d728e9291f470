package dev.upg.parse;

import dev.upg.grammar.UpgLexer;
import dev.upg.source.Span;
import org.antlr.v4.runtime.Token;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The {@code ##} comments of a file, by line. */
final class DocComments {
  private final Map<Integer, String> ownLines = new HashMap<>();
  private final Map<Integer, String> trailing = new HashMap<>();

  DocComments(List<Token> tokens, Spans spans) {
    Token last = null;
    for (var token : tokens) {
      if (token.getType() == UpgLexer.DOC) {
        var span = spans.of(token);
        boolean isBehind = last != null && span.file().line(spans.after(last).start()) == span.line();
        (isBehind ? trailing : ownLines).put(span.line(), text(span));
      } else if (token.getChannel() == Token.DEFAULT_CHANNEL && token.getType() != UpgLexer.NEWLINE
          && token.getStopIndex() >= token.getStartIndex()) {
        last = token;
      }
    }
  }

  /** The comment in the lines directly above a place, empty when there is none. */
  String above(Span declaration) {
    var lines = new ArrayList<String>();
    for (int line = declaration.line() - 1; ownLines.containsKey(line); line--) {
      lines.addFirst(ownLines.get(line));
    }
    return String.join("\n", lines);
  }

  /** The comment above, or else the one at the end of the last line. */
  String aboveOrTrailing(Span declaration) {
    var above = above(declaration);
    int lastLine = declaration.file().line(declaration.end());
    return above.isEmpty() ? trailing.getOrDefault(lastLine, "") : above;
  }

  /** The first comment of the file, when it stands before the header. */
  String top(Span header) {
    int first = ownLines.keySet().stream().mapToInt(Integer::intValue).min().orElse(Integer.MAX_VALUE);
    if (first >= header.line()) {
      return "";
    }
    var lines = new ArrayList<String>();
    for (int line = first; ownLines.containsKey(line); line++) {
      lines.add(ownLines.get(line));
    }
    return String.join("\n", lines);
  }

  private static String text(Span span) {
    var text = span.text().substring(2);
    return (text.startsWith(" ") ? text.substring(1) : text).stripTrailing();
  }
}
