package dev.upg.lint.flow;

import dev.upg.tree.Expression;
import dev.upg.tree.Foreach;
import dev.upg.tree.Node;
import dev.upg.tree.Statement;
import dev.upg.tree.WaitUntil;

import java.util.List;
import java.util.Optional;

/**
 * Follows statements along all their paths. What is known at a place is an {@code S}, which never changes and has
 * {@code equals}; where paths meet, {@link Meaning#join} says what is known of both.
 *
 * <p>A statement that fails has had its effect: what it was about to do may have happened. A loop is taken to run at least once,
 * since a rule about nodes that aren't there would be of no use.
 */
public final class Paths<S> {
  /** More rounds than a loop needs until nothing new comes of it. */
  private static final int MOST_ROUNDS = 8;

  private final Meaning<S> meaning;

  /** What a step on a path does to what is known. */
  public interface Meaning<S> {
    /**
     * @param step a statement without a block in it; an {@code if} or loop of which only the condition, or the list, is meant; a
     *     call of a scope that is entered; a wait or {@code ensure} whose condition holds now
     */
    S after(Node step, S before);

    S join(S one, S other);

    /** The scopes of a {@code with} are left: at the end of its block, and when that fails or returns. */
    default S left(Statement.With with, S before) {
      return before;
    }
  }

  /** What is known at the end, at a {@code return}, and where it failed; empty where no path leads. */
  public record Ends<S>(Optional<S> normal, Optional<S> returned, Optional<S> failed) {}

  public Paths(Meaning<S> meaning) {
    this.meaning = meaning;
  }

  public Ends<S> follow(List<Statement> statements, S start) {
    var ends = new Ends<S>(Optional.of(start), Optional.empty(), Optional.empty());
    for (var statement : statements) {
      if (ends.normal.isEmpty()) {
        break;
      }
      ends = then(ends, follow(statement, ends.normal.get()));
    }
    return ends;
  }

  private Ends<S> follow(Statement statement, S start) {
    return switch (statement) {
      case Statement.Let let -> step(let, start);
      case Statement.Evaluate evaluate -> step(evaluate, start);
      case Statement.Require require -> step(require, start);
      case Statement.Confirm confirm -> step(confirm, start);
      case Statement.Pause pause -> certain(pause, start);
      case Statement.Say say -> certain(say, start);
      case Statement.Fail fail -> new Ends<>(Optional.empty(), Optional.empty(), Optional.of(start));
      case Statement.Return back -> new Ends<>(Optional.empty(), Optional.of(meaning.after(back, start)),
          back.value().isPresent() ? Optional.of(start) : Optional.empty());
      case Statement.Step step -> follow(step.body().statements(), start);
      case Statement.Guard guard -> alsoFails(follow(guard.body().statements(), start), start);
      case Statement.If branch -> branch(branch, start);
      case Statement.Ensure ensure -> ensure(ensure, start);
      case Statement.With with -> with(with, start);
      case Statement.Try attempt -> attempt(attempt, start);
      case Foreach loop -> loop(loop, start);
      case WaitUntil wait -> await(wait, start);
    };
  }

  private Ends<S> step(Node step, S start) {
    var after = meaning.after(step, start);
    return new Ends<>(Optional.of(after), Optional.empty(), Optional.of(after));
  }

  private Ends<S> certain(Node step, S start) {
    return new Ends<>(Optional.of(meaning.after(step, start)), Optional.empty(), Optional.empty());
  }

  private Ends<S> branch(Statement.If branch, S start) {
    var asked = meaning.after(branch, start);
    var then = follow(branch.then().statements(), asked);
    var otherwise = branch.otherwise().map(block -> follow(block.statements(), asked))
        .orElseGet(() -> new Ends<>(Optional.of(asked), Optional.empty(), Optional.empty()));
    return alsoFails(either(then, otherwise), asked);
  }

  private Ends<S> ensure(Statement.Ensure ensure, S start) {
    var body = follow(ensure.body().statements(), start);
    var held = new Ends<S>(Optional.of(start), Optional.empty(), Optional.of(start));
    var ends = either(held, body);
    return new Ends<>(ends.normal.map(known -> meaning.after(ensure, known)), ends.returned,
        join(ends.failed, ends.normal));
  }

  private Ends<S> with(Statement.With with, S start) {
    var entered = start;
    for (Expression scope : with.scopes()) {
      entered = meaning.after(scope, entered);
    }
    var body = alsoFails(follow(with.body().statements(), entered), entered);
    return new Ends<>(body.normal.map(known -> meaning.left(with, known)),
        body.returned.map(known -> meaning.left(with, known)), body.failed.map(known -> meaning.left(with, known)));
  }

  private Ends<S> attempt(Statement.Try attempt, S start) {
    var ends = follow(attempt.body().statements(), start);
    if (attempt.rescue().isPresent() && ends.failed.isPresent()) {
      var rescued = follow(attempt.rescue().get().body().statements(), ends.failed.get());
      ends = either(new Ends<>(ends.normal, ends.returned, Optional.empty()), rescued);
    }
    if (attempt.always().isEmpty()) {
      return ends;
    }
    var always = attempt.always().get().statements();
    var normal = ends.normal.map(known -> follow(always, known));
    var returned = ends.returned.map(known -> follow(always, known));
    var failed = ends.failed.map(known -> follow(always, known));
    var inside = join(join(normal.flatMap(Ends::failed), returned.flatMap(Ends::failed)),
        join(failed.flatMap(Ends::failed), failed.flatMap(Ends::normal)));
    return new Ends<>(normal.flatMap(Ends::normal),
        join(returned.flatMap(Ends::normal), normal.flatMap(Ends::returned)), inside);
  }

  private Ends<S> loop(Foreach loop, S start) {
    var before = meaning.after(loop, start);
    var ends = follow(loop.body().statements(), before);
    for (int round = 0; round < MOST_ROUNDS && ends.normal.isPresent(); round++) {
      var next = either(ends, follow(loop.body().statements(), ends.normal.get()));
      if (next.equals(ends)) {
        break;
      }
      ends = next;
    }
    return alsoFails(ends, before);
  }

  private Ends<S> await(WaitUntil wait, S start) {
    var nudged = wait.repeating().map(repeating -> follow(repeating.body().statements(), start))
        .map(body -> alsoFails(either(new Ends<>(Optional.of(start), Optional.empty(), Optional.empty()), body), start))
        .orElseGet(() -> new Ends<>(Optional.of(start), Optional.empty(), Optional.of(start)));
    var waiting = nudged.normal.orElse(start);
    var held = new Ends<S>(Optional.of(meaning.after(wait, waiting)), nudged.returned, nudged.failed);
    return wait.otherwise().map(block -> either(held, follow(block.statements(), waiting)))
        .orElseGet(() -> alsoFails(held, waiting));
  }

  private Ends<S> then(Ends<S> first, Ends<S> next) {
    return new Ends<>(next.normal, join(first.returned, next.returned), join(first.failed, next.failed));
  }

  private Ends<S> either(Ends<S> one, Ends<S> other) {
    return new Ends<>(join(one.normal, other.normal), join(one.returned, other.returned),
        join(one.failed, other.failed));
  }

  private Ends<S> alsoFails(Ends<S> ends, S known) {
    return new Ends<>(ends.normal, ends.returned, join(ends.failed, Optional.of(known)));
  }

  private Optional<S> join(Optional<S> one, Optional<S> other) {
    return one.isEmpty() ? other : other.isEmpty() ? one : Optional.of(meaning.join(one.get(), other.get()));
  }
}
