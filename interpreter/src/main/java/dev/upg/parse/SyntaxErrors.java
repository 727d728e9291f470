package dev.upg.parse;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.grammar.UpgParser;
import dev.upg.grammar.UpgParser.EvaluateStatementContext;
import dev.upg.source.Span;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

import java.util.Set;
import java.util.TreeSet;

/** The words for a token that the grammar doesn't allow where it stands. */
final class SyntaxErrors {
  private static final Set<Integer> PARTS = Set.of(UpgParser.RULE_item, UpgParser.RULE_declaration,
      UpgParser.RULE_statement, UpgParser.RULE_scopeMember, UpgParser.RULE_field, UpgParser.RULE_group,
      UpgParser.RULE_groupMember);

  private final Spans spans;
  private final Problems problems;

  SyntaxErrors(Spans spans, Problems problems) {
    this.spans = spans;
    this.problems = problems;
  }

  void report(Parser parser, Token wrong) {
    var context = part(parser.getContext(), wrong);
    var expected = expected(parser, context, wrong);
    problems.syntax(diagnostic(parser, context, wrong, expected));
  }

  /** Where a list of lines can't go on, the line before is what wasn't at its end. */
  private static ParserRuleContext part(ParserRuleContext context, Token wrong) {
    if (!PARTS.contains(context.getRuleIndex()) && context.getChildCount() > 0
        && context.getChild(context.getChildCount() - 1) instanceof ParserRuleContext last
        && PARTS.contains(last.getRuleIndex()) && last.exception == null) {
      var inner = last;
      while (inner.getChildCount() == 1 && inner.getChild(0) instanceof ParserRuleContext only
          && PARTS.contains(only.getRuleIndex())) {
        inner = only;
      }
      return inner;
    }
    return context;
  }

  private static Set<Integer> expected(Parser parser, ParserRuleContext context, Token wrong) {
    for (var outer = context; outer != null; outer = outer.getParent()) {
      if (PARTS.contains(outer.getRuleIndex())) {
        var found = Expected.tokens(outer.getRuleIndex(), outer.start.getTokenIndex(), wrong.getTokenIndex(),
            parser.getInputStream());
        if (found.isPresent() && !found.get().isEmpty()) {
          return found.get();
        }
        break;
      }
    }
    return new TreeSet<>(parser.getATN().getExpectedTokens(parser.getState(), parser.getContext()).toSet());
  }

  private Diagnostic diagnostic(Parser parser, ParserRuleContext context, Token wrong, Set<Integer> expected) {
    var form = Forms.around(context);
    if (isEnd(wrong)) {
      var previous = previous(parser, wrong);
      var place = previous == null ? spans.of(wrong) : spans.after(previous);
      var wanted = TokenNames.list(withoutEnd(expected));
      return withForm(Diagnostic.error(Code.MISSING_CLAUSE,
          form.map(f -> sentence(f.name()) + " isn't finished").orElse("Something is missing here"), place,
          "expected " + wanted + ", found " + end(wrong)), form);
    }
    var span = spans.of(wrong);
    if (wrong.getType() == UpgParser.ASSIGN && expected.contains(UpgParser.EQUAL)) {
      return assignment(context, span);
    }
    if (expected.contains(UpgParser.NAME) && isReserved(wrong)) {
      return Diagnostic.error(Code.UNEXPECTED, "`" + span.text() + "` can't be a name", span,
          "this word begins something else").help("Choose another name, such as `" + span.text() + "_`.");
    }
    var title = form.map(f -> sentence(f.name()) + " can't go on with " + shown(wrong))
        .orElse(sentence(shown(wrong)) + " can't stand here");
    return withForm(Diagnostic.error(Code.UNEXPECTED, title, span, "expected " + TokenNames.list(expected)), form);
  }

  private static Diagnostic withForm(Diagnostic diagnostic, java.util.Optional<Forms.Form> form) {
    return form.filter(f -> !f.form().isEmpty()).map(f -> diagnostic.help("It is written `" + f.form() + "`."))
        .orElse(diagnostic);
  }

  private Diagnostic assignment(ParserRuleContext context, Span span) {
    for (var outer = context; outer != null; outer = outer.getParent()) {
      if (outer instanceof EvaluateStatementContext) {
        return Diagnostic.error(Code.UNEXPECTED, "A name gets its value with `let`", span, "there is no assignment")
            .help("Write `let " + spans.text(outer.start) + " = …`; a value can't change later.");
      }
      if (outer.getRuleIndex() == UpgParser.RULE_statement) {
        break;
      }
    }
    return Diagnostic.error(Code.UNEXPECTED, "`=` doesn't compare", span, "expected `==`")
        .help("Write `==` to compare; `=` gives a name its value.");
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

  private static Set<Integer> withoutEnd(Set<Integer> expected) {
    var left = new TreeSet<>(expected);
    left.removeAll(Set.of(UpgParser.NEWLINE, UpgParser.SEMICOLON, Token.EOF, Expected.END));
    return left.isEmpty() ? expected : left;
  }

  private String shown(Token token) {
    return token.getType() == UpgParser.STRING_START || token.getType() == UpgParser.RAW_START
        ? "a string"
        : "`" + spans.text(token) + "`";
  }

  private static boolean isReserved(Token token) {
    return UpgParser.PLAYBOOK <= token.getType() && token.getType() <= UpgParser.NONE;
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

  private static String sentence(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
