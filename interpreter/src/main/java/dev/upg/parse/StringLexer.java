package dev.upg.parse;

import static dev.upg.grammar.UpgLexer.*;

import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The lexer, made safe for texts with errors: a {@code "…"} string and a {@code ${…}} end at the end of their line at the latest, so that one missing quote
 * doesn't turn the rest of the file inside out. What is missing is put in as tokens without text.
 */
final class StringLexer extends Lexer {
  /** The tokens that opened the modes on ANTLR's own stack, outermost first. */
  private final List<Token> openers = new ArrayList<>();
  /** Where among them those are that end with their line. */
  private final Deque<Integer> openInLine = new ArrayDeque<>();
  private final Deque<Token> waiting = new ArrayDeque<>();
  private final List<Unclosed> unclosed = new ArrayList<>();

  /**
   * A string without its end, or a {@code ${} of a raw string without its.
   *
   * @param start what isn't closed
   * @param hole the {@code ${} that isn't closed, or null
   */
  record Unclosed(Token start, Token hole) {}

  StringLexer(String text) {
    this(text, 0, text.length(), List.of());
  }

  StringLexer(String text, int start, int end, List<FunctionBodies.Inside> passedOver) {
    super(text, start, end, passedOver);
  }

  /** The strings that had to be closed so far. */
  List<Unclosed> unclosed() {
    return unclosed;
  }

  @Override
  Token nextToken() {
    if (!waiting.isEmpty()) {
      return waiting.remove();
    }
    var token = super.nextToken();
    switch (token.getType()) {
      case LBRACE, RAW_START -> openers.add(token);
      case HOLE, RAW_HOLE, STRING_START -> {
        openInLine.add(openers.size());
        openers.add(token);
      }
      case RBRACE, STRING_END, RAW_END -> {
        if (!openers.isEmpty()) {
          removeOpener();
        }
      }
      case NEWLINE -> {
        if (!openInLine.isEmpty()) {
          closeFrom(openInLine.getFirst(), token);
        }
        if (isInRawString()) {
          ((CommonToken) token).setType(TEXT);
        }
      }
      case Token.EOF -> closeFrom(firstString(), token);
      default -> {
      }
    }
    waiting.add(token);
    return waiting.remove();
  }

  private int firstString() {
    for (int i = 0; i < openers.size(); i++) {
      if (openers.get(i).getType() == STRING_START || openers.get(i).getType() == RAW_START) {
        return i;
      }
    }
    return openers.size();
  }

  private Token removeOpener() {
    var last = openers.removeLast();
    if (!openInLine.isEmpty() && openInLine.getLast() == openers.size()) {
      openInLine.removeLast();
    }
    return last;
  }

  private void closeFrom(int index, Token before) {
    if (index == openers.size()) {
      return;
    }
    var opener = openers.get(index);
    boolean isHole = opener.getType() == HOLE || opener.getType() == RAW_HOLE;
    var hole = isHole ? opener : index + 1 < openers.size() ? openers.get(index + 1) : null;
    unclosed.add(new Unclosed(opener, hole));
    while (openers.size() > index) {
      int closer = switch (removeOpener().getType()) {
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
