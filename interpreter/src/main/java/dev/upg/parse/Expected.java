package dev.upg.parse;

import dev.upg.grammar.UpgParser;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.atn.ATNState;
import org.antlr.v4.runtime.atn.RuleStopState;
import org.antlr.v4.runtime.atn.RuleTransition;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which tokens could follow at a place. ANTLR knows only those of the last decision it took; here the part of the program
 * is followed again through the states of the grammar, all ways at once, so that {@code f(a b} gets both the comma and
 * the parenthesis.
 */
final class Expected {
  /** Stands for the end of the part: nothing more has to follow. */
  static final int END = Token.MIN_USER_TOKEN_TYPE - 10;

  /** More ways at once than a program of a person has; beyond, the answer of ANTLR has to do. */
  private static final int MOST_WAYS = 2_000;

  private record Stack(ATNState follow, Stack outer) {}

  private record Way(ATNState state, Stack stack) {}

  private Expected() {}

  /**
   * @param rule the rule of the part, such as {@code RULE_statement}
   * @param start index of its first token
   * @param end index of the token that doesn't fit
   * @return empty when the tokens before the end don't fit either
   */
  static Optional<Set<Integer>> tokens(int rule, int start, int end, TokenStream stream) {
    var atn = UpgParser._ATN;
    var ways = closure(Set.of(new Way(atn.ruleToStartState[rule], null)));
    for (int i = start; i < end; i++) {
      var token = stream.get(i);
      if (token.getChannel() != Token.DEFAULT_CHANNEL) {
        continue;
      }
      var next = new HashSet<Way>();
      for (var way : ways) {
        for (var transition : way.state.getTransitions()) {
          if (!transition.isEpsilon()
              && transition.matches(token.getType(), Token.MIN_USER_TOKEN_TYPE, atn.maxTokenType)) {
            next.add(new Way(transition.target, way.stack));
          }
        }
      }
      ways = closure(next);
      if (ways.isEmpty() || ways.size() > MOST_WAYS) {
        return Optional.empty();
      }
    }
    return Optional.of(labels(ways));
  }

  private static Set<Integer> labels(Set<Way> ways) {
    var result = new TreeSet<Integer>();
    for (var way : ways) {
      if (way.state instanceof RuleStopState && way.stack == null) {
        result.add(END);
      }
      for (var transition : way.state.getTransitions()) {
        if (!transition.isEpsilon()) {
          result.addAll(transition.label().toSet());
        }
      }
    }
    return result;
  }

  /** All ways that need no token; a rule's end goes on where the rule was called. */
  private static Set<Way> closure(Set<Way> ways) {
    var reached = new HashSet<Way>();
    var open = new ArrayDeque<>(ways);
    while (!open.isEmpty() && reached.size() <= MOST_WAYS) {
      var way = open.remove();
      if (!reached.add(way)) {
        continue;
      }
      if (way.state instanceof RuleStopState) {
        if (way.stack != null) {
          open.add(new Way(way.stack.follow, way.stack.outer));
        }
        continue;
      }
      for (var transition : way.state.getTransitions()) {
        if (transition instanceof RuleTransition call) {
          open.add(new Way(call.target, new Stack(call.followState, way.stack)));
        } else if (transition.isEpsilon()) {
          open.add(new Way(transition.target, way.stack));
        }
      }
    }
    return reached;
  }
}
