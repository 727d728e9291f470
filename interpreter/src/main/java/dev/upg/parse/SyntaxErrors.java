package dev.upg.parse;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.grammar.UpgParser;
import dev.upg.grammar.UpgParser.CallSuffixContext;
import dev.upg.grammar.UpgParser.EvaluateStatementContext;
import dev.upg.grammar.UpgParser.GuardElseClauseContext;
import dev.upg.grammar.UpgParser.MapPrimaryContext;
import dev.upg.grammar.UpgParser.RemotePrimaryContext;
import dev.upg.grammar.UpgParser.RequireStatementContext;
import dev.upg.grammar.UpgParser.WithStatementContext;
import dev.upg.source.Span;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds the words for a token that the grammar doesn't allow where it stands. */
final class SyntaxErrors {
  /** What stands in lists of lines. */
  static final Set<Integer> PARTS = Set.of(UpgParser.RULE_item, UpgParser.RULE_declaration, UpgParser.RULE_statement,
      UpgParser.RULE_scopeMember, UpgParser.RULE_field, UpgParser.RULE_group, UpgParser.RULE_groupMember);
  private static final Set<Integer> MEMBERS = Set.of(UpgParser.ENTER, UpgParser.LEAVE, UpgParser.GROUP);
  private static final Set<Integer> SEPARATORS = Set.of(UpgParser.NEWLINE, UpgParser.SEMICOLON, UpgParser.COMMA,
      UpgParser.RBRACE, Token.EOF);
  private static final Set<Integer> ENDS = Set.of(UpgParser.NEWLINE, UpgParser.SEMICOLON, Token.EOF, Expected.END);
  /** Words that join values; where a value is missing, they aren't meant as names. */
  private static final Set<Integer> JOINING = Set.of(UpgParser.AND, UpgParser.OR, UpgParser.NOT, UpgParser.IN,
      UpgParser.MATCHES, UpgParser.THEN, UpgParser.ELSE);

  private final Spans spans;
  private final Problems problems;
  private final Habits habits;

  SyntaxErrors(Spans spans, Problems problems) {
    this.spans = spans;
    this.habits = new Habits(spans);
    this.problems = problems;
  }

  void report(Parser parser, Token wrong) {
    var part = lastPart(parser.getContext());
    var context = part.orElse(parser.getContext());
    var expected = expected(parser, context, wrong);
    if (part.isEmpty() && isList(context) && !SEPARATORS.containsAll(expected)) {
      expected.removeAll(SEPARATORS);
    }
    problems.syntax(diagnostic(parser, context, wrong, expected));
  }

  /** The line a list has read last: where the list can't go on, it is that line that wasn't at its end. */
  Optional<ParserRuleContext> lastPart(ParserRuleContext list) {
    if (PARTS.contains(list.getRuleIndex()) || list.getChildCount() == 0
        || !(list.getChild(list.getChildCount() - 1) instanceof ParserRuleContext last)
        || !PARTS.contains(last.getRuleIndex()) || last.exception != null) {
      return Optional.empty();
    }
    var inner = last;
    while (inner.getChildCount() == 1 && inner.getChild(0) instanceof ParserRuleContext only
        && PARTS.contains(only.getRuleIndex())) {
      inner = only;
    }
    return inner.exception == null ? Optional.of(inner) : Optional.empty();
  }

  /** A list whose `{` is read: what is in it has nothing to do with what it belongs to. */
  private static boolean isOpenList(ParserRuleContext context) {
    return isList(context) && context.getChildCount() > 0;
  }

  private static boolean isList(ParserRuleContext context) {
    return switch (context.getRuleIndex()) {
      case UpgParser.RULE_file, UpgParser.RULE_block, UpgParser.RULE_scopeBody, UpgParser.RULE_fields,
          UpgParser.RULE_nodeVariables, UpgParser.RULE_inventoryBody, UpgParser.RULE_groupBody ->
        true;
      default -> false;
    };
  }

  private static Set<Integer> expected(Parser parser, ParserRuleContext context, Token wrong) {
    for (var outer = context; outer != null && !isOpenList(outer); outer = outer.getParent()) {
      if (PARTS.contains(outer.getRuleIndex())) {
        var found = Expected.tokens(outer.getRuleIndex(), outer.start.getTokenIndex(), wrong.getTokenIndex(),
            parser.getInputStream());
        if (found.isPresent() && !found.get().isEmpty()) {
          return new TreeSet<>(found.get());
        }
        break;
      }
    }
    return new TreeSet<>(parser.getATN().getExpectedTokens(parser.getState(), parser.getContext()).toSet());
  }

  private Diagnostic diagnostic(Parser parser, ParserRuleContext context, Token wrong, Set<Integer> expected) {
    var span = spans.of(wrong);
    var previous = previous(parser, wrong);
    var place = previous == null ? span : spans.after(previous);
    return habits.of(new Habits.Wrong(context, wrong, previous, expected))
        .or(() -> assignment(context, wrong, expected))
        .or(() -> withoutNode(context, wrong)).or(() -> lateClause(context, wrong, previous))
        .or(() -> blockForText(context, wrong)).or(() -> blockOfLambda(parser, context, wrong, previous))
        .or(() -> missingComma(context, wrong, expected, place)).or(() -> reservedName(wrong, expected))
        .or(() -> secondInLine(wrong, previous, expected)).orElseGet(() -> general(context, wrong, expected, place));
  }

  private Diagnostic general(ParserRuleContext context, Token wrong, Set<Integer> expected, Span place) {
    if (!isEnd(wrong)) {
      return Forms.helped(context, Diagnostic.error(Code.UNEXPECTED, Forms.title(context, shown(wrong)),
          spans.of(wrong), "expected " + TokenNames.list(expected)));
    }
    var left = new TreeSet<>(expected);
    left.removeAll(ENDS);
    return Forms.helped(context, Diagnostic.error(Code.MISSING_CLAUSE,
        Forms.around(context).map(form -> Forms.sentence(form.name()) + " isn't finished")
            .orElse("Something is missing here"),
        place, "expected " + TokenNames.list(left.isEmpty() ? expected : left) + ", found " + end(wrong)));
  }

  private Optional<Diagnostic> assignment(ParserRuleContext context, Token wrong, Set<Integer> expected) {
    if (wrong.getType() != UpgParser.ASSIGN) {
      return Optional.empty();
    }
    if (around(context, EvaluateStatementContext.class).isPresent()) {
      return Optional.of(Diagnostic
          .error(Code.UNEXPECTED, "A name gets its value with `let`", spans.of(wrong), "there is no assignment")
          .help("Write `let name = …`; a value can't change later."));
    }
    if (around(context, CallSuffixContext.class).isPresent()) {
      return Optional.of(Diagnostic
          .error(Code.UNEXPECTED, "An argument gets its name with `:`", spans.of(wrong), "expected `:` or `==`")
          .help("Write `name: value` for a named argument, `==` to compare."));
    }
    return expected.contains(UpgParser.EQUAL)
        ? Optional.of(Diagnostic.error(Code.UNEXPECTED, "`=` doesn't compare", spans.of(wrong), "expected `==`")
            .help("Write `==` to compare; `=` gives a name its value."))
        : Optional.empty();
  }

  /** {@code remote node "cmd" timeout 5m}. */
  private Optional<Diagnostic> lateClause(ParserRuleContext context, Token wrong, Token previous) {
    boolean isClause = switch (wrong.getType()) {
      case UpgParser.AS, UpgParser.ENV, UpgParser.STDIN, UpgParser.TIMEOUT, UpgParser.ON,
          UpgParser.ACCEPT ->
        true;
      default -> false;
    };
    int first = context.start.getType();
    if (!isClause || previous == null
        || previous.getType() != UpgParser.STRING_END && previous.getType() != UpgParser.RAW_END
        || first != UpgParser.REMOTE && first != UpgParser.PROBE && first != UpgParser.LET) {
      return Optional.empty();
    }
    var word = spans.text(wrong);
    return Optional.of(Diagnostic
        .error(Code.UNEXPECTED, "`" + word + "` stands before the text of a command", spans.of(wrong),
            "this comes too late")
        .help("Write `remote node " + word + " … \"command\"`."));
  }

  /** {@code remote "cmd"}. */
  private Optional<Diagnostic> withoutNode(ParserRuleContext context, Token wrong) {
    return around(context, RemotePrimaryContext.class)
        .filter(command -> isEnd(wrong) && command.target != null && command.remoteClause().isEmpty()
            && (command.target.start.getType() == UpgParser.STRING_START
                || command.target.start.getType() == UpgParser.RAW_START))
        .map(command -> Diagnostic
            .error(Code.MISSING_CLAUSE, "A command needs a node", spans.after(command.kind), "expected a node")
            .help("It is written `" + spans.text(command.kind) + " node \"command\"`."));
  }

  /** {@code require C else { fail "why" }}. */
  private Optional<Diagnostic> blockForText(ParserRuleContext context, Token wrong) {
    return around(context, MapPrimaryContext.class).filter(map -> map.stop == null && map.mapEntry().size() < 2)
        .flatMap(map -> withReason(context)
            .map(word -> Diagnostic
                .error(Code.UNEXPECTED, "`" + word + "` takes a text behind `else`", spans.of(map.start),
                    "expected a string, found a block")
                .help("Write `" + word + " condition" + (word.equals("guard") ? " every 30s" : "")
                    + " else \"why\"`; it fails with this text.")));
  }

  /** {@code n -> { return n.alive }}. */
  private Optional<Diagnostic> blockOfLambda(Parser parser, ParserRuleContext context, Token wrong, Token previous) {
    boolean hasStatement = Words.BEGINNING.contains(wrong.getType())
        || previous != null && Words.BEGINNING.contains(previous.getType());
    return around(context, MapPrimaryContext.class).map(map -> previous(parser, map.start))
        .filter(before -> hasStatement && before != null && before.getType() == UpgParser.ARROW)
        .map(arrow -> Diagnostic
            .error(Code.UNEXPECTED, "A lambda has an expression, no block", spans.of(arrow, wrong),
                "expected a value behind `->`")
            .help("Write `item -> value`, without `return`; a longer one is a `fun` that the lambda calls."));
  }

  /** The statements with {@code else "why"}. */
  private static Optional<String> withReason(ParserRuleContext context) {
    return around(context, RequireStatementContext.class).map(require -> "require")
        .or(() -> around(context, GuardElseClauseContext.class).map(guard -> "guard"));
  }

  private Optional<Diagnostic> missingComma(ParserRuleContext context, Token wrong, Set<Integer> expected, Span place) {
    boolean inBrackets = expected.contains(UpgParser.RPAREN) || expected.contains(UpgParser.RBRACKET)
        || around(context, MapPrimaryContext.class).isPresent();
    if (!expected.contains(UpgParser.COMMA) || !inBrackets || context instanceof WithStatementContext
        || isEnd(wrong) && wrong.getType() != UpgParser.NEWLINE || !expected.contains(UpgParser.PLUS)) {
      return Optional.empty();
    }
    return TokenNames.beginsValue(wrong.getType()) || wrong.getType() == UpgParser.NEWLINE
        ? Optional.of(Diagnostic.error(Code.MISSING_CLAUSE, "A comma is missing", place, "expected `,`")
            .help("Write `,` between the values."))
        : Optional.empty();
  }

  private Optional<Diagnostic> reservedName(Token wrong, Set<Integer> expected) {
    boolean isWord = UpgParser.PLAYBOOK <= wrong.getType() && wrong.getType() <= UpgParser.NONE;
    if (!isWord || !expected.contains(UpgParser.NAME)
        || expected.contains(UpgParser.INT) && JOINING.contains(wrong.getType())) {
      return Optional.empty();
    }
    var word = spans.text(wrong);
    if (expected.contains(UpgParser.INT) && Words.BEGINNING.contains(wrong.getType())) {
      return Optional.of(Diagnostic.error(Code.UNEXPECTED, "`" + word + "` can't stand for a value", spans.of(wrong),
          "this word begins a statement"));
    }
    return Optional.of(Diagnostic
        .error(Code.UNEXPECTED, "`" + word + "` can't be a name", spans.of(wrong), "this word begins something else")
        .help("Choose another name, such as `" + word + "_`."));
  }

  private Optional<Diagnostic> secondInLine(Token wrong, Token previous, Set<Integer> expected) {
    if (MEMBERS.contains(wrong.getType()) && !expected.contains(wrong.getType()) && previous != null
        && previous.getType() == UpgParser.RBRACE) {
      return Optional.of(Diagnostic
          .error(Code.UNEXPECTED, "`" + spans.text(wrong) + "` begins on a line of its own", spans.of(wrong),
              "expected the end of the line before this")
          .help("Write it on the next line, or `;` before it."));
    }
    if (!expected.contains(Expected.END) || !Words.BEGINNING.contains(wrong.getType())
        && wrong.getType() != UpgParser.REMOTE && wrong.getType() != UpgParser.IF) {
      return Optional.empty();
    }
    return Optional.of(Diagnostic
        .error(Code.UNEXPECTED, "A statement begins on a line of its own", spans.of(wrong),
            "expected the end of the line before this")
        .help("Write it on the next line, or `;` before it."));
  }

  private static <C> Optional<C> around(ParserRuleContext context, Class<C> kind) {
    for (var outer = context; outer != null && !isOpenList(outer); outer = outer.getParent()) {
      if (kind.isInstance(outer)) {
        return Optional.of(kind.cast(outer));
      }
    }
    return Optional.empty();
  }

  private static boolean isEnd(Token wrong) {
    return switch (wrong.getType()) {
      case Token.EOF, UpgParser.NEWLINE, UpgParser.SEMICOLON, UpgParser.RBRACE, UpgParser.RPAREN, UpgParser.RBRACKET,
          UpgParser.STRING_END, UpgParser.RAW_END ->
        true;
      default -> false;
    };
  }

  private String end(Token wrong) {
    return switch (wrong.getType()) {
      case Token.EOF -> "the end of the file";
      case UpgParser.NEWLINE -> "the end of the line";
      case UpgParser.STRING_END, UpgParser.RAW_END -> "the end of the string";
      default -> shown(wrong);
    };
  }

  private String shown(Token token) {
    return token.getType() == UpgParser.STRING_START || token.getType() == UpgParser.RAW_START
        ? "a string"
        : "`" + spans.text(token) + "`";
  }

  private static Token previous(Parser parser, Token token) {
    for (int i = token.getTokenIndex() - 1; i >= 0; i--) {
      var candidate = parser.getInputStream().get(i);
      if (candidate.getChannel() == Token.DEFAULT_CHANNEL && candidate.getType() != UpgParser.NEWLINE) {
        return candidate;
      }
    }
    return null;
  }
}
