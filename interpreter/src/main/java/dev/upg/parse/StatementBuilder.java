package dev.upg.parse;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.grammar.UpgParser.*;
import dev.upg.tree.Block;
import dev.upg.tree.Expression;
import dev.upg.tree.Foreach;
import dev.upg.tree.Statement;
import dev.upg.tree.WaitUntil;
import org.antlr.v4.runtime.ParserRuleContext;

import java.util.List;
import java.util.Optional;

/** What is done. */
final class StatementBuilder extends Family<Statement> {
  StatementBuilder(Building building) {
    super(building);
  }

  @Override
  public Statement visitLetStatement(LetStatementContext context) {
    return new Statement.Let(span(context), name(context.name), building.expression(context.value));
  }

  @Override
  public Statement visitForeachStatement(ForeachStatementContext context) {
    var clauses = context.foreachClause();
    var where = once(clauses, WhereClauseContext.class).map(clause -> building.expression(clause.condition));
    var orderBy = once(clauses, OrderClauseContext.class).map(clause -> building.expression(clause.key));
    var batch = once(clauses, BatchClauseContext.class).map(this::batch);
    var spreadBy = once(clauses, SpreadClauseContext.class).map(clause -> building.expression(clause.key));
    var stopAfter = once(clauses, StopClauseContext.class).map(clause -> building.expression(clause.count));
    return new Foreach(span(context), name(context.variable), building.expression(context.items), where, orderBy, batch,
        spreadBy, stopAfter, building.block(context.block()));
  }

  private Foreach.Batch batch(BatchClauseContext context) {
    var size = building.expression(context.size);
    return new Foreach.Batch(span(context),
        size instanceof Expression.ListLiteral(var span, var sizes) ? sizes : List.of(size));
  }

  @Override
  public Statement visitWaitStatement(WaitStatementContext context) {
    var clauses = context.waitClause();
    var times = once(clauses, TimesClauseContext.class).map(
        clause -> (Expression) new Expression.IntLiteral(span(clause.count), building.integer(span(clause.count))));
    var every = once(clauses, EveryClauseContext.class).map(clause -> building.expression(clause.interval));
    var timeout = once(clauses, TimeoutClauseContext.class).map(clause -> building.expression(clause.limit));
    var repeating = once(clauses, RepeatingClauseContext.class).map(clause -> new WaitUntil.Repeating(
        Optional.ofNullable(clause.interval).map(building::expression), building.block(clause.block())));
    return new WaitUntil(span(context), building.expression(context.condition), times, every, timeout, repeating,
        optional(context.otherwise));
  }

  @Override
  public Statement visitRequireStatement(RequireStatementContext context) {
    return new Statement.Require(span(context), building.expression(context.condition),
        Optional.ofNullable(context.message).map(building::expression));
  }

  @Override
  public Statement visitEnsureStatement(EnsureStatementContext context) {
    return new Statement.Ensure(span(context), building.expression(context.condition),
        Optional.ofNullable(context.timeout).map(building::expression), building.block(context.block()));
  }

  @Override
  public Statement visitGuardStatement(GuardStatementContext context) {
    var clauses = context.guardClause();
    var every = once(clauses, GuardEveryClauseContext.class).map(clause -> building.expression(clause.interval));
    var message = once(clauses, GuardElseClauseContext.class).map(clause -> building.expression(clause.message));
    if (every.isEmpty()) {
      building.report(Diagnostic
          .error(Code.MISSING_CLAUSE, "`guard` needs an `every`", building.spans().of(context.condition),
              "not said how often this is looked at")
          .help("Write `guard condition every 30s { … }`: it is also asked before each change."));
    }
    return new Statement.Guard(span(context), building.expression(context.condition), every, message,
        building.block(context.block()));
  }

  @Override
  public Statement visitWithStatement(WithStatementContext context) {
    return new Statement.With(span(context), context.expression().stream().map(building::expression).toList(),
        building.block(context.block()));
  }

  @Override
  public Statement visitStepStatement(StepStatementContext context) {
    return new Statement.Step(span(context), building.expression(context.title), building.block(context.block()));
  }

  @Override
  public Statement visitTryStatement(TryStatementContext context) {
    if (context.rescue == null && context.always == null) {
      building.report(Diagnostic
          .error(Code.MISSING_CLAUSE, "`try` needs a `rescue` or an `always`", building.spans().after(context.stop),
              "expected `rescue` or `always`")
          .help(
              "Write `rescue error { … }` for what is done on a failure, `always { … }` for what is done either way."));
    }
    var rescue = Optional.ofNullable(context.rescue)
        .map(block -> new Statement.Rescue(name(context.error), building.block(block)));
    return new Statement.Try(span(context), building.block(context.body), rescue, optional(context.always));
  }

  @Override
  public Statement visitIfStatement(IfStatementContext context) {
    var otherwise = optional(context.otherwise);
    var branches = context.conditionalBlock();
    for (int i = branches.size() - 1; i > 0; i--) {
      var branch = conditional(branches.get(i), context, otherwise);
      otherwise = Optional.of(new Block(branch.span(), List.of(branch)));
    }
    return new Statement.If(span(context), building.expression(branches.getFirst().condition),
        building.block(branches.getFirst().block()), otherwise);
  }

  private Statement.If conditional(ConditionalBlockContext branch, IfStatementContext whole,
      Optional<Block> otherwise) {
    return new Statement.If(building.spans().of(branch.start, whole.stop), building.expression(branch.condition),
        building.block(branch.block()), otherwise);
  }

  @Override
  public Statement visitFailStatement(FailStatementContext context) {
    return new Statement.Fail(span(context), building.expression(context.message));
  }

  @Override
  public Statement visitConfirmStatement(ConfirmStatementContext context) {
    return new Statement.Confirm(span(context), building.expression(context.message));
  }

  @Override
  public Statement visitPauseStatement(PauseStatementContext context) {
    return new Statement.Pause(span(context), building.expression(context.duration));
  }

  @Override
  public Statement visitSayStatement(SayStatementContext context) {
    return new Statement.Say(span(context), building.expression(context.message));
  }

  @Override
  public Statement visitReturnStatement(ReturnStatementContext context) {
    return new Statement.Return(span(context), Optional.ofNullable(context.value).map(building::expression));
  }

  @Override
  public Statement visitEvaluateStatement(EvaluateStatementContext context) {
    var expression = building.expressions().visit(context.operation());
    if (ForeignWords.endsBlock(span(context).text())) {
      building.report(Diagnostic.error(Code.UNEXPECTED, "`" + span(context).text() + "` isn't a word of the language",
          span(context), "a block ends with `}`"));
    } else if (ForeignWords.leavesBlock(span(context).text())) {
      building.report(Diagnostic
          .error(Code.UNEXPECTED, "`" + span(context).text() + "` isn't a word of the language", span(context),
              "a block is always read to its end")
          .help("Put what is left out into an `if`, or choose the items by `where`; a block may be empty."));
    } else if (!isDone(expression)) {
      building.report(Diagnostic
          .error(Code.MISPLACED, "A value on a line of its own does nothing", span(context), "nothing uses this value")
          .help("Give it a name with `let name = …`, or use it in a statement."));
    }
    return new Statement.Evaluate(span(context), expression);
  }

  /** Whether a statement is more than a value on a line of its own. */
  static boolean acts(Statement statement) {
    return !(statement instanceof Statement.Evaluate(var span, var expression)) || isDone(expression);
  }

  /** Commands and calls do something; so may the call in {@code remote node "x".stdout}. */
  private static boolean isDone(Expression expression) {
    return switch (expression) {
      case Expression.Call call -> true;
      case Expression.RemoteCommand command -> true;
      case Expression.Member member -> isDone(member.target());
      case Expression.Index index -> isDone(index.target());
      case Expression other -> false;
    };
  }

  private Optional<Block> optional(BlockContext context) {
    return Optional.ofNullable(context).map(building::block);
  }

  /** The clause of a kind; a second one is reported. */
  private <C extends ParserRuleContext> Optional<C> once(
      List<? extends ParserRuleContext> clauses, Class<C> kind) {
    var found = clauses.stream().filter(kind::isInstance).map(kind::cast).toList();
    found.stream().skip(1).forEach(again -> {
      var start = kind == TimesClauseContext.class ? again.stop : again.start;
      var first = kind == TimesClauseContext.class ? found.getFirst().stop : found.getFirst().start;
      building.report(building.twice(start, first));
    });
    return found.stream().findFirst();
  }
}
