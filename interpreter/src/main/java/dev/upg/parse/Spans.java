package dev.upg.parse;

import dev.upg.source.SourceFile;
import dev.upg.source.Span;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/**
 * Places of tokens in the text. ANTLR counts code points, a {@link Span} counts UTF-16 units; the two differ after a
 * character outside the basic plane, such as a rare Chinese one.
 */
final class Spans {
  private final SourceFile file;
  /** The UTF-16 offset of each code point, or null when they are the same. */
  private final int[] offsets;

  Spans(SourceFile file) {
    this.file = file;
    this.offsets = offsets(file.text());
  }

  SourceFile file() {
    return file;
  }

  Span of(Token token) {
    return between(token.getStartIndex(), token.getStopIndex() + 1);
  }

  /** From the first token to the last one; empty where the part is empty. */
  Span of(ParserRuleContext context) {
    return of(context.start, context.stop);
  }

  Span of(Token first, Token last) {
    int start = first.getStartIndex();
    return between(start, last == null ? start : Math.max(start, last.getStopIndex() + 1));
  }

  /** The empty span behind a token: where something is missing. */
  Span after(Token token) {
    var span = of(token);
    return new Span(file, span.end(), span.end());
  }

  String text(Token token) {
    return of(token).text();
  }

  Span between(int startCodePoint, int endCodePoint) {
    int start = offset(startCodePoint);
    return new Span(file, start, Math.max(start, offset(endCodePoint)));
  }

  private int offset(int codePoint) {
    if (offsets == null) {
      return Math.min(codePoint, file.text().length());
    }
    return offsets[Math.min(codePoint, offsets.length - 1)];
  }

  private static int[] offsets(String text) {
    int count = text.codePointCount(0, text.length());
    if (count == text.length()) {
      return null;
    }
    int[] offsets = new int[count + 1];
    int offset = 0;
    for (int i = 0; i < count; i++) {
      offsets[i] = offset;
      offset += Character.charCount(text.codePointAt(offset));
    }
    offsets[count] = text.length();
    return offsets;
  }
}
