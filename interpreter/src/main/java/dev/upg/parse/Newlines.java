package dev.upg.parse;

import static dev.upg.grammar.UpgLexer.*;

import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.WritableToken;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Set;

/**
 * Decides which ends of lines end a statement; the others go to the hidden channel, and the grammar never sees them.
 * The rule is in {@code grammar/README.md}.
 */
final class Newlines {
  private static final Set<Integer> OPENING = Set.of(LPAREN, LBRACKET, LBRACE, HOLE, RAW_HOLE);
  private static final Set<Integer> CLOSING = Set.of(RPAREN, RBRACKET, RBRACE);
  private static final Set<Integer> BINARY = Set.of(OR_ELSE, OR, AND, EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL,
      GREATER_OR_EQUAL, IN, MATCHES, PLUS, MINUS, STAR, SLASH, ARROW, PIPE, ASSIGN, COLON, COMMA, SEMICOLON);
  /** After these something has to follow. {@code >} isn't among them: it ends a type. */
  private static final Set<Integer> OPEN_WORDS = Set.of(NOT, THEN, ELSE, DOT, LBRACE, LPAREN, LBRACKET);
  /** No statement begins with these. */
  private static final Set<Integer> GOING_ON = Set.of(GREATER, DOT, RPAREN, RBRACKET, RBRACE, LBRACE, STRING_START,
      RAW_START, QUESTION);
  private static final Set<Integer> LOOSE_CLAUSES = Set.of(AS, ENV, STDIN, ACCEPT);
  private static final Set<Integer> NOT_AFTER_CLAUSE = Set.of(COLON, DOT, ASSIGN);

  private final List<Token> tokens;

  private Newlines(List<Token> tokens) {
    this.tokens = tokens;
  }

  static void hide(List<Token> tokens) {
    new Newlines(tokens).hide();
  }

  private void hide() {
    var brackets = new ArrayDeque<Integer>();
    int previous = -1;
    for (int i = 0; i < tokens.size(); i++) {
      var token = tokens.get(i);
      if (token.getChannel() != Token.DEFAULT_CHANNEL) {
        continue;
      }
      int type = token.getType();
      if (type == NEWLINE) {
        boolean inBracket = !brackets.isEmpty() && brackets.peek() != LBRACE;
        int next = next(i);
        if (inBracket || previous < 0 || goesOn(next) || staysOpen(previous) && !begins(next)) {
          ((WritableToken) token).setChannel(Token.HIDDEN_CHANNEL);
        } else {
          previous = i;
        }
        continue;
      }
      if (OPENING.contains(type)) {
        brackets.push(type);
      } else if (CLOSING.contains(type) && !brackets.isEmpty()) {
        brackets.pop();
      }
      previous = i;
    }
  }

  /** Whether a statement can't end with this token. */
  private boolean staysOpen(int index) {
    int type = tokens.get(index).getType();
    int before = previous(index);
    boolean isName = before >= 0 && tokens.get(before).getType() == DOT;
    return type == NEWLINE || type == LBRACE || type == SEMICOLON
        || !isName && (BINARY.contains(type) || OPEN_WORDS.contains(type));
  }

  /** Whether something begins here, even if what is before lacks its end. */
  private boolean begins(int index) {
    int type = type(index);
    int following = type(next(index));
    return Words.BEGINNING.contains(type) && following != COLON
        || (type == ENTER || type == LEAVE) && following == LBRACE;
  }

  /** Whether no statement can begin with this token. */
  private boolean goesOn(int index) {
    int type = tokens.get(index).getType();
    if (type == Token.EOF || GOING_ON.contains(type)) {
      return true;
    }
    int following = type(next(index));
    if (following == COLON) {
      return type == COLON;
    }
    if (BINARY.contains(type)) {
      return true;
    }
    if (Words.CLAUSES.contains(type)) {
      return !NOT_AFTER_CLAUSE.contains(following);
    }
    if (LOOSE_CLAUSES.contains(type)) {
      return following != LPAREN && !NOT_AFTER_CLAUSE.contains(following);
    }
    return type == NOT && following == IN || (type == ORDER || type == SPREAD) && following == BY
        || type == STOP && following == AFTER || type == ON && following == RESUME || type == INT && following == TIMES;
  }

  /** The token after this one that isn't the end of a line, a comment or space; the last one stands for itself. */
  private int next(int index) {
    for (int i = index + 1; i < tokens.size(); i++) {
      var token = tokens.get(i);
      if (token.getChannel() == Token.DEFAULT_CHANNEL && token.getType() != NEWLINE) {
        return i;
      }
    }
    return tokens.size() - 1;
  }

  private int previous(int index) {
    for (int i = index - 1; i >= 0; i--) {
      if (tokens.get(i).getChannel() == Token.DEFAULT_CHANNEL) {
        return i;
      }
    }
    return -1;
  }

  private int type(int index) {
    return tokens.get(index).getType();
  }
}
