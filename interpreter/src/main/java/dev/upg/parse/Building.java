package dev.upg.parse;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.grammar.UpgParser;
import dev.upg.grammar.UpgParser.BlockContext;
import dev.upg.grammar.UpgParser.ExpressionContext;
import dev.upg.grammar.UpgParser.OnResumeContext;
import dev.upg.grammar.UpgParser.StatementContext;
import dev.upg.grammar.UpgParser.TemplateContext;
import dev.upg.grammar.UpgParser.TypeContext;
import dev.upg.source.Span;
import dev.upg.tree.Block;
import dev.upg.tree.Expression;
import dev.upg.tree.OnResume;
import dev.upg.tree.Statement;
import dev.upg.tree.TypeName;
import org.antlr.v4.runtime.Token;

import java.util.ArrayList;
import java.util.List;

/** What the builders of the families share: the places, the findings, and one another. */
final class Building {
  private final Spans spans;
  private final Problems problems;
  private final DocComments docs;
  private final boolean isOutline;
  private final Literals literals;
  private final TypeBuilder types;
  private final TemplateBuilder templates;
  private final PrimaryBuilder primaries;
  private final ExpressionBuilder expressions;
  private final StatementBuilder statements;

  /** @param isOutline whether the bodies of functions are left out of what is read */
  Building(Spans spans, Problems problems, DocComments docs, boolean isOutline) {
    this.spans = spans;
    this.problems = problems;
    this.docs = docs;
    this.isOutline = isOutline;
    this.literals = new Literals(problems);
    this.types = new TypeBuilder(this);
    this.templates = new TemplateBuilder(this);
    this.primaries = new PrimaryBuilder(this);
    this.expressions = new ExpressionBuilder(this);
    this.statements = new StatementBuilder(this);
  }

  Spans spans() {
    return spans;
  }

  void report(Diagnostic diagnostic) {
    problems.syntax(diagnostic);
  }

  DocComments docs() {
    return docs;
  }

  PrimaryBuilder primaries() {
    return primaries;
  }

  TypeBuilder types() {
    return types;
  }

  TypeName type(TypeContext context) {
    return types.visit(context);
  }

  Expression.Template template(TemplateContext context) {
    return templates.visit(context);
  }

  Expression expression(ExpressionContext context) {
    return expressions.visit(context);
  }

  ExpressionBuilder expressions() {
    return expressions;
  }

  Statement statement(StatementContext context) {
    return statements.visit(context);
  }

  Block block(BlockContext context) {
    return new Block(spans.of(context), statements(context.statement()));
  }

  Block body(BlockContext context) {
    var span = spans.of(context);
    return isOutline ? Block.unread(span, () -> Parser.statements(span)) : block(context);
  }

  Literals literals() {
    return literals;
  }

  long integer(Span span) {
    return literals.integer(span);
  }

  OnResume onResume(OnResumeContext context) {
    return switch (context.choice.getType()) {
      case UpgParser.RERUN -> OnResume.RERUN;
      case UpgParser.SKIP_OVER -> OnResume.SKIP;
      case UpgParser.ASK -> OnResume.ASK;
      default -> throw new IllegalStateException("no choice: " + context.choice);
    };
  }

  /** A clause that may be written once. */
  Diagnostic twice(Token again, Token first) {
    return Diagnostic
        .error(Code.MISPLACED, "`" + spans.text(again) + "` is said twice", spans.of(again), "the second one")
        .related(spans.of(first), "the first one").help("Keep one of the two.");
  }

  /** The statements that could be read; the others are already reported. */
  List<Statement> statements(List<StatementContext> contexts) {
    var result = new ArrayList<Statement>();
    for (var context : contexts) {
      if (context.exception == null) {
        result.add(statement(context));
      }
    }
    return result;
  }
}
