package dev.upg.parse;

import static dev.upg.grammar.UpgLexer.*;

import org.antlr.v4.runtime.Token;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The brackets that are open at a place, the innermost last. Each question takes the same time however many there are. */
final class OpenBrackets {
  private final List<Token> open = new ArrayList<>();
  /** Where among them those of each kind are. */
  private final TreeSet<Integer> round = new TreeSet<>();
  private final TreeSet<Integer> square = new TreeSet<>();
  private final TreeSet<Integer> braces = new TreeSet<>();

  void add(Token opener) {
    ofCloser(Brackets.closerOf(opener.getType())).add(open.size());
    open.add(opener);
  }

  Token removeLast() {
    var last = open.removeLast();
    ofCloser(Brackets.closerOf(last.getType())).remove(open.size());
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
    var block = braces.higher(candidates.last());
    return block == null || open.get(block).getLine() == closer.getLine();
  }

  private TreeSet<Integer> ofCloser(int closer) {
    return switch (closer) {
      case RPAREN -> round;
      case RBRACKET -> square;
      default -> braces;
    };
  }
}
