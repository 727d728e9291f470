package dev.upg.parse;

import dev.upg.grammar.UpgParser;
import org.antlr.v4.runtime.Token;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What tokens are called in messages. */
final class TokenNames {
  private static final Set<Integer> SOFT_WORDS = Set.of(UpgParser.NATIVE, UpgParser.GROUP, UpgParser.NODE,
      UpgParser.NODES,
      UpgParser.ENTER, UpgParser.LEAVE, UpgParser.UNTIL, UpgParser.TIMES, UpgParser.EVERY, UpgParser.TIMEOUT,
      UpgParser.REPEATING, UpgParser.WHERE, UpgParser.ORDER, UpgParser.BY, UpgParser.BATCH, UpgParser.SPREAD,
      UpgParser.STOP, UpgParser.AFTER, UpgParser.FAILURES, UpgParser.AS, UpgParser.ENV, UpgParser.STDIN, UpgParser.ON,
      UpgParser.RESUME, UpgParser.RERUN, UpgParser.SKIP_OVER, UpgParser.ASK, UpgParser.ACCEPT);
  private static final Set<Integer> OPERATORS = Set.of(UpgParser.OR_ELSE, UpgParser.OR, UpgParser.AND, UpgParser.EQUAL,
      UpgParser.NOT_EQUAL, UpgParser.LESS, UpgParser.LESS_OR_EQUAL, UpgParser.GREATER, UpgParser.GREATER_OR_EQUAL,
      UpgParser.MATCHES, UpgParser.PLUS, UpgParser.MINUS, UpgParser.STAR, UpgParser.SLASH);
  private static final Set<Integer> SUFFIXES = Set.of(UpgParser.DOT, UpgParser.LPAREN, UpgParser.LBRACKET);
  /** They may follow a type, but are hardly ever what is missing. */
  private static final Set<Integer> TYPE_SUFFIXES = Set.of(UpgParser.DOT, UpgParser.LESS, UpgParser.QUESTION,
      UpgParser.PIPE);
  private static final Set<Integer> STRINGS = Set.of(UpgParser.STRING_START, UpgParser.RAW_START);
  private static final Set<Integer> ENDS = Set.of(UpgParser.NEWLINE, UpgParser.SEMICOLON, Token.EOF, Expected.END);

  /** Tokens that several alternatives of the grammar have in common, and how all of them together are called. */
  private record Kind(String name, Set<Integer> shownBy, Set<Integer> covers) {}

  private static final Set<Integer> VALUE = Set.of(UpgParser.INT, UpgParser.FLOAT, UpgParser.DURATION, UpgParser.SIZE,
      UpgParser.PERCENT, UpgParser.TRUE, UpgParser.FALSE, UpgParser.NONE, UpgParser.NAME, UpgParser.STRING_START,
      UpgParser.RAW_START, UpgParser.LPAREN, UpgParser.LBRACKET, UpgParser.LBRACE, UpgParser.REMOTE, UpgParser.PROBE,
      UpgParser.MINUS, UpgParser.NOT, UpgParser.IF);
  private static final List<Kind> KINDS = List.of(
      new Kind("a value", Set.of(UpgParser.THEN, UpgParser.LET, UpgParser.INT), any()),
      new Kind("a name", Set.of(UpgParser.THEN, UpgParser.LET), any()),
      new Kind("a declaration or a statement", Set.of(UpgParser.PLAYBOOK, UpgParser.LET), any()),
      new Kind("a statement", Set.of(UpgParser.LET, UpgParser.FOREACH), any()),
      new Kind("a value", Set.of(UpgParser.INT, UpgParser.NAME), VALUE),
      new Kind("a type", Set.of(UpgParser.NAME, UpgParser.STRING_START, UpgParser.LPAREN),
          Set.of(UpgParser.NAME, UpgParser.STRING_START, UpgParser.RAW_START, UpgParser.LPAREN)),
      new Kind("a name", Set.of(UpgParser.NAME), Set.of(UpgParser.NAME)),
      new Kind("a string", STRINGS, STRINGS));

  private TokenNames() {}

  private static Set<Integer> any() {
    var all = new HashSet<Integer>();
    for (int type = 1; type <= UpgParser._ATN.maxTokenType; type++) {
      all.add(type);
    }
    all.removeAll(Set.of(UpgParser.COMMA, UpgParser.RBRACE, UpgParser.RPAREN, UpgParser.RBRACKET, UpgParser.NEWLINE,
        UpgParser.SEMICOLON));
    return all;
  }

  static boolean beginsValue(int type) {
    return VALUE.contains(type) || SOFT_WORDS.contains(type);
  }

  /** What was wanted, in one to four words each; the most telling ones first. */
  static String list(Set<Integer> expected) {
    var left = new HashSet<>(expected);
    var names = new ArrayList<String>();
    if (expected.contains(UpgParser.NAME)) {
      left.removeAll(SOFT_WORDS);
    }
    var kind = KINDS.stream().filter(k -> left.containsAll(k.shownBy)).findFirst();
    kind.ifPresent(k -> {
      names.add(k.name);
      left.removeAll(k.covers);
    });
    if (left.containsAll(Set.of(UpgParser.PLUS, UpgParser.STAR))) {
      left.removeAll(OPERATORS);
      left.removeAll(SUFFIXES);
      left.removeAll(Set.of(UpgParser.IN, UpgParser.NOT, UpgParser.ARROW));
      names.add("an operator");
    } else if (left.containsAll(SUFFIXES)) {
      left.removeAll(SUFFIXES);
    }
    boolean end = left.removeAll(ENDS);
    if (left.size() > TYPE_SUFFIXES.size() || end || !names.isEmpty() || !TYPE_SUFFIXES.containsAll(left)) {
      left.removeAll(TYPE_SUFFIXES);
    }
    if (end) {
      left.remove(UpgParser.RBRACE);
    }
    left.stream().sorted().map(TokenNames::quoted).forEach(names::add);
    if (end) {
      names.add("the end of the line");
    }
    return join(names);
  }

  private static String quoted(int type) {
    if (type == UpgParser.ON) {
      return "`on resume`";
    }
    var literal = UpgParser.VOCABULARY.getLiteralName(type);
    if (literal == null) {
      return NAMED.getOrDefault(type, "something else");
    }
    return "`" + literal.substring(1, literal.length() - 1) + "`";
  }

  private static final Map<Integer, String> NAMED = Map.ofEntries(Map.entry(UpgParser.NAME, "a name"),
      Map.entry(UpgParser.INT, "a whole number"), Map.entry(UpgParser.FLOAT, "a number"),
      Map.entry(UpgParser.DURATION, "a duration"), Map.entry(UpgParser.SIZE, "a size"),
      Map.entry(UpgParser.PERCENT, "a percentage"), Map.entry(UpgParser.TEXT, "text"),
      Map.entry(UpgParser.ESCAPE, "an escape"), Map.entry(UpgParser.STRING_START, "a string"),
      Map.entry(UpgParser.RAW_START, "a string"), Map.entry(UpgParser.STRING_END, "the end of the string"),
      Map.entry(UpgParser.RAW_END, "the end of the string"));

  private static String join(List<String> names) {
    var distinct = names.stream().distinct().toList();
    if (distinct.isEmpty()) {
      return "something else";
    }
    if (distinct.size() == 1) {
      return distinct.getFirst();
    }
    return String.join(", ", distinct.subList(0, distinct.size() - 1)) + " or " + distinct.getLast();
  }
}
