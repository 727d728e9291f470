package dev.upg.parse;

import static dev.upg.grammar.UpgLexer.*;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import org.antlr.v4.runtime.Token;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * Refuses programs so deep that the recursions over the tree could run out of stack. Brackets make a tree deeper, and so
 * does each operator of a chain; both count, until a line or a comma ends the chain.
 */
final class Nesting {
  static final int LIMIT = 200;
  /** A pair of brackets takes more stack than an operator: the grammar goes through all levels of precedence. */
  static final int BRACKET = 2;

  private static final Set<Integer> DEEPER = Set.of(PLUS, MINUS, STAR, SLASH, OR_ELSE, OR, AND, NOT, EQUAL, NOT_EQUAL,
      LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, IN, MATCHES, ARROW, DOT, IF, ELSE, REMOTE, PROBE);

  private Nesting() {}

  /** @return whether the tree may be built; where not, that is reported */
  static boolean isBounded(List<Token> tokens, Spans spans, Problems problems) {
    Deque<Integer> outer = new ArrayDeque<>();
    int depth = 0;
    int chain = 0;
    for (var token : tokens) {
      if (token.getChannel() != Token.DEFAULT_CHANNEL) {
        continue;
      }
      switch (token.getType()) {
        case LPAREN, LBRACKET, LBRACE, HOLE, RAW_HOLE -> {
          outer.push(chain);
          depth += chain + BRACKET;
          chain = 0;
        }
        case RPAREN, RBRACKET, RBRACE -> {
          // A call or an index goes on with a chain.
          chain = outer.pop();
          depth -= chain + BRACKET;
          chain++;
        }
        case COMMA, NEWLINE, SEMICOLON -> chain = 0;
        default -> chain += DEEPER.contains(token.getType()) ? 1 : 0;
      }
      if (depth + chain > LIMIT) {
        problems.cause(Diagnostic
            .error(Code.NESTED_TOO_DEEP, "The program is nested too deep here", spans.of(token),
                "too many brackets and operators inside one another")
            .help("Give parts of it names with `let`, or move them into functions."));
        return false;
      }
    }
    return true;
  }
}
