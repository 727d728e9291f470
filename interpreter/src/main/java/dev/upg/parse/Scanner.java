package dev.upg.parse;

import dev.upg.diagnostic.Diagnostics;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;

import java.util.ArrayList;
import java.util.List;

final class Scanner {
  private final Spans spans;
  private final Diagnostics diagnostics;

  Scanner(Spans spans, Diagnostics diagnostics) {
    this.spans = spans;
    this.diagnostics = diagnostics;
  }

  List<Token> scan() {
    var lexer = new StringLexer(CharStreams.fromString(spans.file().text(), spans.file().name()));
    var tokens = new ArrayList<Token>();
    Token token;
    do {
      token = lexer.nextToken();
      tokens.add(token);
    } while (token.getType() != Token.EOF);
    return tokens;
  }
}
