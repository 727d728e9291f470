package dev.upg.parse;

import static dev.upg.grammar.UpgLexer.*;

import org.antlr.v4.runtime.Token;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The brackets that are open at a place, the innermost last, with quick answers however many there are. */
final class OpenBrackets {
  private final List<Token> open = new ArrayList<>();
  /** Where among them those of each kind are. */
  private final List<Integer> round = new ArrayList<>();
  private final List<Integer> square = new ArrayList<>();
  private final List<Integer> braces = new ArrayList<>();

  void add(Token opener) {
    ofCloser(Brackets.closerOf(opener.getType())).add(open.size());
    open.add(opener);
  }

  Token removeLast() {
    var last = open.removeLast();
    ofCloser(Brackets.closerOf(last.getType())).removeLast();
    return last;
  }

  Token getLast() {
    return open.getLast();
  }

  boolean isEmpty() {
    return open.isEmpty();
  }

  int size() {
    return open.size();
  }

  boolean endsInParenthesis() {
    return !open.isEmpty() && Brackets.closerOf(open.getLast().getType()) != RBRACE;
  }

  /** A `)` or `]` doesn't end a block, unless the block began on this line: then its `}` was forgotten. */
  boolean hasOpenerOf(Token closer) {
    var candidates = ofCloser(closer.getType());
    if (candidates.isEmpty() || closer.getType() == RBRACE) {
      return !candidates.isEmpty();
    }
    int inside = -Collections.binarySearch(braces, candidates.getLast()) - 1;
    return inside == braces.size() || open.get(braces.get(inside)).getLine() == closer.getLine();
  }

  private List<Integer> ofCloser(int closer) {
    return switch (closer) {
      case RPAREN -> round;
      case RBRACKET -> square;
      default -> braces;
    };
  }
}
