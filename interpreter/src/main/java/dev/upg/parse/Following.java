package dev.upg.parse;

import dev.upg.grammar.UpgLexer;
import org.antlr.v4.runtime.Token;

import java.util.List;

/** Which token of code comes after each one: neither the end of a line, nor a comment, nor space. */
final class Following {
  private final int[] next;

  /** Looks at each token once: a file of nothing but ends of lines takes no longer than another. */
  Following(List<Token> tokens) {
    next = new int[tokens.size()];
    int found = next.length - 1;
    for (int i = next.length - 1; i >= 0; i--) {
      next[i] = found;
      found = isCode(tokens.get(i)) ? i : found;
    }
  }

  /** The place of the next one; the last token, which ends the file, stands for itself. */
  int after(int index) {
    return next[index];
  }

  static boolean isCode(Token token) {
    return token.getChannel() == Token.DEFAULT_CHANNEL && token.getType() != UpgLexer.NEWLINE
        && token.getType() != Token.EOF;
  }
}
