package dev.upg.parse;

import dev.upg.grammar.UpgLexer;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The generated lexer, made safe for texts with errors: a {@code }} too many doesn't leave a mode that was never entered,
 * and a {@code "…"} string ends at the end of its line at the latest, so that one missing quote doesn't turn the rest of
 * the file inside out. What is missing is put in as tokens without text.
 */
final class StringLexer extends UpgLexer {
  /** The tokens that opened the modes on ANTLR's own stack, outermost first. */
  private final List<Token> openers = new ArrayList<>();
  private final Deque<Token> waiting = new ArrayDeque<>();
  private final List<Unclosed> unclosed = new ArrayList<>();

  /**
   * A string without its end.
   *
   * @param hole the {@code ${} in it that isn't closed, or null
   */
  record Unclosed(Token string, Token hole) {}

  StringLexer(CharStream input) {
    super(input);
    removeErrorListeners();
  }

  /** The strings that had to be closed so far. */
  List<Unclosed> unclosed() {
    return unclosed;
  }

  @Override
  public int popMode() {
    return _modeStack.isEmpty() ? _mode : super.popMode();
  }

  @Override
  public Token nextToken() {
    if (!waiting.isEmpty()) {
      return waiting.remove();
    }
    var token = super.nextToken();
    switch (token.getType()) {
      case LBRACE, HOLE, RAW_HOLE, STRING_START, RAW_START -> openers.add(token);
      case RBRACE, STRING_END, RAW_END -> {
        if (!openers.isEmpty()) {
          openers.removeLast();
        }
      }
      case NEWLINE -> closeFrom(firstOpener(STRING_START, STRING_START), token);
      case Token.EOF -> closeFrom(firstOpener(STRING_START, RAW_START), token);
      default -> {
      }
    }
    waiting.add(token);
    return waiting.remove();
  }

  private int firstOpener(int type, int otherType) {
    for (int i = 0; i < openers.size(); i++) {
      int opener = openers.get(i).getType();
      if (opener == type || opener == otherType) {
        return i;
      }
    }
    return openers.size();
  }

  private void closeFrom(int index, Token before) {
    if (index == openers.size()) {
      return;
    }
    var hole = index + 1 < openers.size() ? openers.get(index + 1) : null;
    unclosed.add(new Unclosed(openers.get(index), hole));
    while (openers.size() > index) {
      int closer = switch (openers.removeLast().getType()) {
        case STRING_START -> STRING_END;
        case RAW_START -> RAW_END;
        default -> RBRACE;
      };
      popMode();
      waiting.add(empty(closer, before));
    }
  }

  /** A token without text, before another one. */
  static CommonToken empty(int type, Token before) {
    var token = new CommonToken(type);
    token.setStartIndex(before.getStartIndex());
    token.setStopIndex(before.getStartIndex() - 1);
    token.setLine(before.getLine());
    token.setCharPositionInLine(before.getCharPositionInLine());
    return token;
  }
}
