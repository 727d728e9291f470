package dev.upg.check;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.tree.Block;
import dev.upg.tree.Expression;
import dev.upg.tree.Foreach;
import dev.upg.tree.Name;
import dev.upg.tree.SourceUnit.Use;
import dev.upg.tree.Statement;
import dev.upg.tree.WaitUntil;
import dev.upg.type.Effect;
import dev.upg.type.Type;
import dev.upg.type.Type.Simple;
import dev.upg.type.Types;

import java.util.List;

/** Checks statements in their order; {@code let} adds to the context's variables. */
final class StatementChecker {
  private StatementChecker() {}

  static void block(Block block, Context context) {
    statements(block.statements(), context.inner());
  }

  static void statements(List<Statement> statements, Context context) {
    statements.forEach(statement -> check(statement, context));
    for (int i = 0; i < statements.size() - 1; i++) {
      if (ends(statements.get(i))) {
        context.report(Diagnostic.warning(Code.NEVER_REACHED, "This is never reached", statements.get(i + 1).span(),
            "nothing comes here").related(statements.get(i).span(), "ends here in any case"));
        return;
      }
    }
  }

  private static void check(Statement statement, Context context) {
    switch (statement) {
      case Statement.Let let -> let(let, context);
      case Statement.Evaluate evaluate -> evaluate(evaluate, context);
      case Foreach loop -> LoopChecker.check(loop, context);
      case WaitUntil wait -> WaitChecker.check(wait, context);
      case Statement.Require require -> {
        condition(require.condition(), "the condition of `require`", context);
        var facts = Narrowing.of(require.condition(), context);
        require.message()
            .ifPresent(message -> text(message, "the reason after `else`", context.knowing(facts.whenFalse())));
        context.variables().narrow(facts.whenTrue());
      }
      case Statement.Ensure ensure -> {
        condition(ensure.condition(), "the condition of `ensure`", context);
        ensure.timeout()
            .ifPresent(timeout -> ExpressionChecker.look(timeout, Simple.DURATION, "the timeout", context));
        block(ensure.body(), context);
      }
      case Statement.Guard guard -> {
        condition(guard.condition(), "the condition of `guard`", context);
        context.use(Effect.PROBE, "`guard`", guard.span());
        guard.every().ifPresent(every -> WaitChecker.duration(every, "the time between two looks", context));
        guard.message().ifPresent(message -> text(message, "the reason after `else`", context));
        block(guard.body(), context);
      }
      case Statement.With with -> with(with, context);
      case Statement.Step step -> {
        text(step.title(), "the title of a step", context);
        block(step.body(), context);
      }
      case Statement.Try attempt -> attempt(attempt, context);
      case Statement.If branch -> branch(branch, context);
      case Statement.Fail fail -> text(fail.message(), "the reason of `fail`", context);
      case Statement.Say say -> text(say.message(), "what `say` says", context);
      case Statement.Confirm confirm -> {
        context.use(Effect.ACTION, "`confirm`", confirm.span());
        text(confirm.message(), "the question of `confirm`", context);
      }
      case Statement.Pause pause -> {
        context.use(Effect.PROBE, "`pause`", pause.span());
        ExpressionChecker.look(pause.duration(), Simple.DURATION, "how long to pause", context);
      }
      case Statement.Return back -> giveBack(back, context);
    }
  }

  private static void branch(Statement.If branch, Context context) {
    condition(branch.condition(), "the condition of `if`", context);
    var facts = Narrowing.of(branch.condition(), context);
    block(branch.then(), context.knowing(facts.whenTrue()));
    branch.otherwise().ifPresent(otherwise -> block(otherwise, context.knowing(facts.whenFalse())));
    // Who comes out of it went the other way.
    if (returns(branch.then().statements())) {
      context.variables().narrow(facts.whenFalse());
    } else if (branch.otherwise().filter(otherwise -> returns(otherwise.statements())).isPresent()) {
      context.variables().narrow(facts.whenTrue());
    }
  }

  private static void let(Statement.Let let, Context context) {
    notDeclared(let.name(), context);
    var type = ExpressionChecker.type(let.value(), context);
    if (type == Simple.NOTHING) {
      context
          .report(Diagnostic.error(Code.WRONG_TYPE, "This gives nothing back to name", let.value().span(), "no value")
              .help("Leave out `let " + let.name().text() + " =`."));
    }
    if (ExitCodes.isAlwaysZero(let.value())) {
      context.module().neverFailed(let.name().span());
    }
    context.module().declared(let.name().span(), type);
    context.variables().declare(let.name().text(), type == Simple.NOTHING ? Simple.UNKNOWN : type, let.name().span());
  }

  /** One meaning for a name, all through a place: no shadowing. */
  static void notDeclared(Name name, Context context) {
    var module = context.module().unit().uses().stream().map(Use::shownName)
        .filter(use -> use.text().equals(name.text())).findFirst();
    if (module.isPresent()) {
      context.report(DeclarationChecker.twice(name, module.get()));
      return;
    }
    context.variables().find(name.text()).ifPresent(first -> context
        .report(Diagnostic.error(Code.ALREADY_DECLARED, "`" + name.text() + "` is declared already", name.span(),
            "the second time").related(first.declared(), "the first time")
            .help("Choose another name for one of them.")));
  }

  private static void evaluate(Statement.Evaluate evaluate, Context context) {
    var type = ExpressionChecker.type(evaluate.expression(), context);
    boolean mayStandAlone = type == Simple.NOTHING || Types.isOpen(type)
        || switch (evaluate.expression()) {
          case Expression.RemoteCommand ignored -> true;
          case Expression.Call call -> context.module().resolutions().containsKey(call)
              && context.module().resolution(call).effect() == Effect.ACTION;
          case Expression ignored -> false;
        };
    if (!mayStandAlone) {
      context.report(Diagnostic.error(Code.RESULT_UNUSED, "Nothing is done with this value", evaluate.span(),
          "this is " + TypeErrors.a(type) + ", and computing it changes nothing")
          .help("Name it with `let`, test it with `require`, or leave it out."));
    }
  }

  private static void with(Statement.With with, Context context) {
    for (var scope : with.scopes()) {
      if (scope instanceof Expression.Call call) {
        CallChecker.type(call, true, context);
      } else if (scope instanceof Expression.NameUse use && context.variables().find(use.name()).isEmpty()
          && context.module().function(use.name()).isPresent()) {
        context.report(Diagnostic.error(Code.NOT_A_SCOPE, "`with` needs a call of a scope", scope.span(),
            "only its name").help("Write `with " + use.name() + "(…) { … }`."));
      } else {
        ExpressionChecker.type(scope, context);
        context.report(Diagnostic.error(Code.NOT_A_SCOPE, "`with` needs a scope", scope.span(), "not a call of a scope")
            .help("Write it as a call: `with cluster.meta_level(\"steady\") { … }`."));
      }
    }
    block(with.body(), context);
  }

  private static void attempt(Statement.Try attempt, Context context) {
    block(attempt.body(), context);
    attempt.rescue().ifPresent(rescue -> {
      notDeclared(rescue.error(), context);
      var inner = context.inner();
      inner.variables().declare(rescue.error().text(), Simple.STRING, rescue.error().span());
      block(rescue.body(), inner);
    });
    attempt.always().ifPresent(always -> block(always, context));
  }

  private static void giveBack(Statement.Return back, Context context) {
    if (context.result().isEmpty()) {
      context.report(Diagnostic.error(Code.OUTSIDE_FUNCTION, "`return` has a place only in a function", back.span(),
          "nothing to return from"));
      back.value().ifPresent(value -> ExpressionChecker.type(value, context));
      return;
    }
    var wanted = context.result().get();
    if (back.value().isPresent()) {
      if (wanted == Simple.NOTHING) {
        context.report(Diagnostic.error(Code.WRONG_TYPE, "This function is declared to give nothing back",
            back.value().get().span(), "a value").help("Declare its type after the parameters: `-> int`."));
      } else {
        ExpressionChecker.require(back.value().get(), wanted, "what this function gives back", context);
      }
    } else if (wanted != Simple.NOTHING) {
      context.report(
          Diagnostic.error(Code.WRONG_TYPE, TypeErrors.capitalA(wanted) + " is wanted: what this function gives back",
              back.span(), "no value"));
    }
  }

  static void condition(Expression condition, String where, Context context) {
    ExpressionChecker.look(condition, Simple.BOOL, where, context);
  }

  static void text(Expression text, String purpose, Context context) {
    ExpressionChecker.look(text, Simple.STRING, purpose, context);
  }

  /** Whether control never passes the end of these statements. */
  static boolean returns(List<Statement> statements) {
    return statements.stream().anyMatch(StatementChecker::ends);
  }

  private static boolean ends(Statement statement) {
    return switch (statement) {
      case Statement.Return ignored -> true;
      case Statement.Fail ignored -> true;
      case Statement.If branch -> branch.otherwise().isPresent() && returns(branch.then().statements())
          && returns(branch.otherwise().get().statements());
      case Statement.Guard guard -> returns(guard.body().statements());
      case Statement.With with -> returns(with.body().statements());
      case Statement.Step step -> returns(step.body().statements());
      case Statement.Try attempt -> returns(attempt.body().statements())
          && attempt.rescue().map(rescue -> returns(rescue.body().statements())).orElse(true);
      case Statement ignored -> false;
    };
  }

}
