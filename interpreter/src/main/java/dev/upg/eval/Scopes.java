package dev.upg.eval;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Note;
import dev.upg.event.RunEvent;
import dev.upg.journal.Entry;
import dev.upg.journal.OpenScope;
import dev.upg.plan.PlanItem.Block;
import dev.upg.tree.Declaration;
import dev.upg.tree.Expression;
import dev.upg.tree.Statement;
import dev.upg.value.Value;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** {@code with}: enters scopes, and leaves each one it began to enter, in reverse order, whatever happens. */
final class Scopes {
  /** The note that names a scope whose leaving failed. */
  static final String NOT_PUT_BACK = "NOT put back";

  private final Interpreter interpreter;

  Scopes(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  Optional<Value> run(Statement.With with, Frame frame) {
    return enter(with, 0, frame);
  }

  /** In a plan. */
  Optional<Value> foresee(Statement.With with, Frame frame) {
    return foresee(with, 0, frame);
  }

  private Optional<Value> foresee(Statement.With with, int index, Frame frame) {
    if (index == with.scopes().size()) {
      return interpreter.executor().run(with.body(), frame.part("body"));
    }
    var foresight = interpreter.session().foresight().orElseThrow();
    var call = (Expression.Call) with.scopes().get(index);
    var shown = interpreter.session().hideSecrets(Watch.oneLine(call.span().text()));
    var resolution = frame.module().resolution(call);
    var function = resolution.function().orElseThrow();
    var scope = (Declaration.Scope) function.declaration();
    Frame inside;
    try {
      var arguments = interpreter.calls().arguments(resolution, frame);
      inside = frame.called(function.module(), interpreter.calls().environment(function, arguments));
    } catch (NotKnown unknown) {
      return foresight.block(Block.Kind.SCOPE, shown, Map.of(), Optional.of(unknown.since()),
          () -> foresee(with, index + 1, frame));
    }
    return foresight.block(Block.Kind.SCOPE, shown, Map.of(), Optional.empty(), () -> {
      try {
        interpreter.executor().run(scope.before(), inside);
        foresight.block(Block.Kind.ENTER, "", Map.of(), Optional.empty(),
            () -> interpreter.executor().run(scope.enter(), inside.part("enter")));
      } catch (Failure failure) {
        throw failure.calledAt(call.span());
      }
      var returned = foresee(with, index + 1, frame);
      foresight.block(Block.Kind.LEAVE, "", Map.of(), Optional.empty(),
          () -> interpreter.executor().run(scope.leave(), inside.part("leave").shield()));
      return returned;
    });
  }

  private Optional<Value> enter(Statement.With with, int index, Frame frame) {
    if (index == with.scopes().size()) {
      return interpreter.executor().run(with.body(), frame.part("body"));
    }
    var call = (Expression.Call) with.scopes().get(index);
    var resolution = frame.module().resolution(call);
    var function = resolution.function().orElseThrow();
    var scope = (Declaration.Scope) function.declaration();
    var shown = Watch.oneLine(call.span().text());
    Frame inside;
    boolean wasEntered;
    try {
      var arguments = interpreter.calls().arguments(resolution, frame);
      inside = frame.called(function.module(), interpreter.calls().environment(function, arguments))
          .part("scope" + index);
      interpreter.executor().run(scope.before(), inside);
      wasEntered = interpreter.session().ledger().isEntered(inside.place());
      if (!wasEntered) {
        interpreter.session().goesLive(inside);
      }
    } catch (Failure failure) {
      throw failure.calledAt(call.span());
    }
    // From here on something may have changed, so it is put back even if entering fails half-way.
    Optional<Value> returned;
    boolean began = false;
    try {
      enter(scope, call, shown, inside);
      began = true;
      returned = enter(with, index + 1, frame);
    } catch (RuntimeException first) {
      if (!began && !wasEntered && !interpreter.session().ledger().mayHaveChanged(inside.place())) {
        // Its node couldn't be reached for the first change, say: there is nothing to put back, nor to tell of.
        interpreter.session().ledger().keep(now -> new Entry.ScopeLeft(now, inside.place().path(),
            interpreter.session().hideSecrets(shown), false, true));
        throw first;
      }
      throw leaveAfter(first, scope, call, shown, inside);
    } catch (Error bug) {
      // Even a bug of upg, or a lack of memory, doesn't excuse leaving the cluster as it is.
      leave(scope, call, shown, inside, false);
      throw bug;
    }
    var failed = leave(scope, call, shown, inside, true);
    if (failed.isPresent()) {
      throw failed.get();
    }
    return returned;
  }

  private void enter(Declaration.Scope scope, Expression.Call call, String shown, Frame inside) {
    var session = interpreter.session();
    try {
      session.ledger().keep(
          now -> new Entry.ScopeEntered(now, inside.place().path(), inside.node(), session.hideSecrets(shown),
              before(scope, inside)));
      interpreter.executor().run(scope.enter(), inside.part("enter"));
    } catch (Failure failure) {
      throw failure.calledAt(call.span());
    }
    session.tell(now -> new RunEvent.ScopeEntered(now, inside.node(), shown));
  }

  /** The first failure is the one that counts; what couldn't be put back is told beside it. */
  private RuntimeException leaveAfter(RuntimeException first, Declaration.Scope scope, Expression.Call call,
      String shown, Frame inside) {
    var failed = leave(scope, call, shown, inside, false);
    return failed.<RuntimeException>map(second -> switch (first) {
      case Failure failure -> failure.with(failure.bare().with(new Note(NOT_PUT_BACK, shown + ": " + second
          .getMessage())));
      case Stopped stopped -> second;
      case RuntimeException bug -> bug;
    }).orElse(first);
  }

  /** @param completed whether the block came to its end, so that a resumed run needn't enter again */
  private Optional<Failure> leave(Declaration.Scope scope, Expression.Call call, String shown, Frame inside,
      boolean completed) {
    var session = interpreter.session();
    var place = inside.place().path();
    session.ledger().keep(now -> new Entry.ScopeLeaving(now, place, completed));
    // Of a bug, too, somebody must know what it left behind.
    var why = Optional.of("this is a bug in upg");
    try {
      session.undisturbed(() -> interpreter.executor().run(scope.leave(), inside.part("leave").shield()));
      why = Optional.empty();
      return Optional.empty();
    } catch (Failure failure) {
      why = Optional.of(failure.getMessage());
      return Optional.of(failure.calledAt(call.span()));
    } catch (Stopped stopped) {
      why = Optional.of("Stopped while putting back");
      return Optional.of(Failure.of(Code.LEAVE_FAILED, why.get(), call.span(), "not put back"));
    } finally {
      boolean succeeded = why.isEmpty();
      session.ledger().keep(
          now -> new Entry.ScopeLeft(now, place, session.hideSecrets(shown), completed, succeeded));
      why.ifPresentOrElse(reason -> session.progress().notPutBack(place,
          new OpenScope(shown, inside.node(), before(scope, inside)).text() + ": " + reason),
          () -> session.progress().putBack(place, shown));
      session.tell(now -> new RunEvent.ScopeLeft(now, inside.node(), shown, succeeded));
    }
  }

  /** What the scope knew when it was entered: whoever puts it back by hand needs the old values. */
  private Map<String, String> before(Declaration.Scope scope, Frame inside) {
    var values = new LinkedHashMap<String, String>();
    for (var statement : scope.before()) {
      if (statement instanceof Statement.Let let && inside.environment().has(let.name().text())) {
        values.put(let.name().text(), interpreter.session().hideSecrets(inside.environment().get(let.name().text())
            .show()));
      }
    }
    return values;
  }
}
