package dev.upg.parse;

import dev.upg.source.SourceFile;
import dev.upg.source.Span;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** Places of tokens in the text. */
final class Spans {
  private final SourceFile file;

  Spans(SourceFile file) {
    this.file = file;
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

  Span between(int start, int end) {
    return new Span(file, start, Math.max(start, Math.min(end, file.text().length())));
  }
}
