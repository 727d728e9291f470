package dev.upg.parse;

import static dev.upg.grammar.UpgLexer.*;

import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.WritableToken;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Set;

/**
 * Decides which ends of lines end a statement; the others go to the hidden channel, and the grammar never sees them.
 * The rule is in {@code grammar/grammar.md}.
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
  private final Following following;
  /** For each token the last one before it that isn't a comment or space; -1 when there is none. */
  private final int[] previous;

  private Newlines(List<Token> tokens) {
    this.tokens = tokens;
    this.following = new Following(tokens);
    this.previous = new int[tokens.size()];
    int last = -1;
    for (int i = 0; i < previous.length; i++) {
      previous[i] = last;
      last = tokens.get(i).getChannel() == Token.DEFAULT_CHANNEL ? i : last;
    }
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
        int next = following.after(i);
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
    int before = previous[index];
    boolean isName = before >= 0 && tokens.get(before).getType() == DOT;
    return type == NEWLINE || type == LBRACE || type == SEMICOLON
        || !isName && (BINARY.contains(type) || OPEN_WORDS.contains(type));
  }

  /** Whether something begins here, even if what is before lacks its end. */
  private boolean begins(int index) {
    int type = type(index);
    int then = type(following.after(index));
    return Words.BEGINNING.contains(type) && then != COLON || (type == ENTER || type == LEAVE) && then == LBRACE;
  }

  /** Whether no statement can begin with this token. */
  private boolean goesOn(int index) {
    int type = tokens.get(index).getType();
    if (type == Token.EOF || GOING_ON.contains(type)) {
      return true;
    }
    int then = type(following.after(index));
    if (then == COLON) {
      return type == COLON;
    }
    if (BINARY.contains(type)) {
      return true;
    }
    if (Words.CLAUSES.contains(type)) {
      return !NOT_AFTER_CLAUSE.contains(then);
    }
    if (LOOSE_CLAUSES.contains(type)) {
      return then != LPAREN && !NOT_AFTER_CLAUSE.contains(then);
    }
    return type == NOT && then == IN || (type == ORDER || type == SPREAD) && then == BY || type == STOP && then == AFTER
        || type == ON && then == RESUME || type == INT && then == TIMES;
  }

  private int type(int index) {
    return tokens.get(index).getType();
  }
}
