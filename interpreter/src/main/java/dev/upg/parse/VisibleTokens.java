package dev.upg.parse;

import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenSource;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.misc.Interval;

import java.util.ArrayList;
import java.util.List;

/**
 * The tokens that the grammar sees, all of them at hand. ANTLR's own stream asks for each one, and at the end of each rule, whether
 * there are more and which ones are hidden: a tenth of the time of a parse.
 */
final class VisibleTokens implements TokenStream {
  private final List<Token> tokens;
  private int index;

  /** @param all the last one ends the file */
  VisibleTokens(List<Token> all) {
    this.tokens = new ArrayList<>(all.size());
    for (var token : all) {
      if (token.getChannel() == Token.DEFAULT_CHANNEL) {
        tokens.add(token);
      }
    }
  }

  @Override
  public Token LT(int distance) {
    int place = distance > 0 ? Math.min(index + distance, tokens.size()) - 1 : index + distance;
    return place < 0 ? null : tokens.get(place);
  }

  @Override
  public int LA(int distance) {
    return LT(distance).getType();
  }

  @Override
  public void consume() {
    index++;
  }

  @Override
  public int index() {
    return index;
  }

  @Override
  public void seek(int place) {
    index = place;
  }

  @Override
  public int size() {
    return tokens.size();
  }

  @Override
  public Token get(int place) {
    return tokens.get(place);
  }

  /** Going back needs no mark. */
  @Override
  public int mark() {
    return 0;
  }

  @Override
  public void release(int mark) {
    // See mark.
  }

  @Override
  public String getSourceName() {
    return UNKNOWN_SOURCE_NAME;
  }

  @Override
  public TokenSource getTokenSource() {
    throw new UnsupportedOperationException("all tokens are read");
  }

  @Override
  public String getText() {
    return getText(Interval.of(0, size() - 1));
  }

  @Override
  public String getText(RuleContext context) {
    return getText(context.getSourceInterval());
  }

  @Override
  public String getText(Token start, Token stop) {
    return getText(Interval.of(tokens.indexOf(start), tokens.indexOf(stop)));
  }

  @Override
  public String getText(Interval interval) {
    var text = new StringBuilder();
    tokens.subList(interval.a, interval.b + 1).forEach(token -> text.append(token.getText()));
    return text.toString();
  }
}
