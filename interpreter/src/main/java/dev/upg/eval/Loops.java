package dev.upg.eval;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Note;
import dev.upg.event.RunEvent;
import dev.upg.journal.Entry;
import dev.upg.tree.Expression;
import dev.upg.tree.Foreach;
import dev.upg.value.Value;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** {@code foreach}: one item at a time, or batches side by side; nothing new starts after a failure. */
final class Loops {
  private final Interpreter interpreter;

  Loops(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  Optional<Value> run(Foreach loop, Frame frame) {
    var evaluator = interpreter.evaluator();
    var ledger = interpreter.session().ledger();
    // Which nodes there are, and what they need, is asked anew by a run that goes on.
    var header = frame.unrecorded();
    var all = ((Value.Items) evaluator.evaluate(loop.items(), header)).values();
    var items = new ArrayList<Value>();
    var skipped = new ArrayList<String>();
    for (var item : all) {
      if (!isInLimit(item)) {
        continue;
      }
      var place = place(item, frame);
      if (ledger.isDone(place)) {
        continue;
      }
      if (ledger.isStarted(place)
          || loop.where().map(where -> evaluator.truth(where, bind(loop, item, header))).orElse(true)) {
        items.add(item);
      } else if (item instanceof Value.NodeRef node) {
        skipped.add(node.name());
      }
    }
    loop.orderBy().ifPresent(key -> sort(items, loop, key, header));
    // What was begun is finished before anything else is touched.
    items.sort(Comparator.comparing(item -> !ledger.isStarted(place(item, frame))));
    if (all.stream().allMatch(Value.NodeRef.class::isInstance)) {
      var names = items.stream().map(Value::show).toList();
      interpreter.session().progress().planned(names, skipped);
      ledger.write(now -> new Entry.Planned(now, frame.place().path(), names));
      interpreter.session().tell(now -> new RunEvent.LoopStarted(now, "foreach " + loop.variable().text() + " in "
          + Watch.oneLine(loop.items().span().text()), names, skipped));
    }
    int next = 0;
    int batch = 0;
    while (next < items.size()) {
      int size = Math.min(batchSize(loop, batch++, items.size(), frame), items.size() - next);
      var returned = size == 1
          ? one(loop, items.get(next), next, items.size(), frame, () -> {})
          : together(loop, items.subList(next, next + size), next, items.size(), frame);
      if (returned.isPresent()) {
        return returned;
      }
      next += size;
    }
    return Optional.empty();
  }

  private static Place place(Value item, Frame frame) {
    return frame.place().item(item.show());
  }

  private boolean isInLimit(Value item) {
    return !(item instanceof Value.NodeRef node)
        || interpreter.session().bound().limit().map(limit -> limit.contains(node.name())).orElse(true);
  }

  private static Frame bind(Foreach loop, Value item, Frame frame) {
    var inner = frame.inner();
    inner.environment().set(loop.variable().text(), item);
    return inner;
  }

  private void sort(List<Value> items, Foreach loop, Expression key, Frame frame) {
    record Keyed(Value key, Value item) {}
    var keyed = items.stream()
        .map(item -> new Keyed(interpreter.evaluator().evaluate(key, bind(loop, item, frame)), item)).toList();
    items.clear();
    keyed.stream().sorted(Comparator.comparing(Keyed::key, Arithmetic::compare)).map(Keyed::item).forEach(items::add);
  }

  /** The sizes one after the other, the last one again; a share is of all items, at least one. */
  private int batchSize(Foreach loop, int batch, int total, Frame frame) {
    if (loop.batch().isEmpty()) {
      return 1;
    }
    var sizes = loop.batch().get().sizes();
    var size = sizes.get(Math.min(batch, sizes.size() - 1));
    long wanted = switch (interpreter.evaluator().evaluate(size, frame)) {
      case Value.Int(var count) -> count;
      case Value.Percent(var share) -> Math.max(1, share.multiply(BigDecimal.valueOf(total)).movePointLeft(2)
          .setScale(0, RoundingMode.DOWN).longValue());
      case Value other -> throw new IllegalStateException("batch of " + other);
    };
    if (wanted < 1) {
      throw Failure.of(Code.BAD_VALUE, "A batch has at least one node", size.span(), "this is " + wanted);
    }
    return (int) Math.min(wanted, total);
  }

  /** @param onFailure is told before the node counts as ended */
  private Optional<Value> one(Foreach loop, Value item, int index, int total, Frame frame, Runnable onFailure) {
    interpreter.session().checkpoint(frame);
    if (!(item instanceof Value.NodeRef node)) {
      return body(loop, item, frame);
    }
    var session = interpreter.session();
    var start = session.clock().now();
    session.tell(now -> new RunEvent.NodeStarted(now, node.name(), index + 1, total));
    boolean succeeded = false;
    try {
      session.ledger().write(now -> new Entry.Node(now, node.name(), Entry.Node.State.STARTED));
      var returned = body(loop, item, frame.onNode(node.name()));
      succeeded = true;
      return returned;
    } finally {
      boolean ended = succeeded;
      if (!ended) {
        onFailure.run();
      }
      session.ledger().write(now -> new Entry.Node(now, node.name(),
          ended ? Entry.Node.State.DONE : Entry.Node.State.FAILED));
      session.progress().ended(node.name(), ended);
      session.tell(now -> new RunEvent.NodeEnded(now, node.name(), ended, Duration.between(start, now)));
    }
  }

  private Optional<Value> body(Foreach loop, Value item, Frame frame) {
    var inside = bind(loop, item, frame).at(place(item, frame));
    var returned = interpreter.executor().run(loop.body(), inside);
    if (returned.isEmpty()) {
      interpreter.session().ledger().done(inside.place());
    }
    return returned;
  }

  /** A batch: when one fails, the others finish their statement and stop. */
  private Optional<Value> together(Foreach loop, List<Value> batch, int first, int total, Frame frame) {
    var cancelled = new AtomicBoolean();
    // By place in the batch: which failure comes first in the report doesn't depend on chance.
    var outcomes = new ConcurrentSkipListMap<Integer, RuntimeException>();
    var results = new ConcurrentHashMap<Integer, Value>();
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < batch.size(); i++) {
      int at = i;
      threads.add(Thread.ofVirtual().name("upg-" + batch.get(i).show()).start(() -> {
        interpreter.session().entered(Thread.currentThread());
        try {
          one(loop, batch.get(at), first + at, total, frame.cancelledBy(cancelled), () -> cancelled.set(true))
              .ifPresent(value -> results.put(at, value));
        } catch (RuntimeException e) {
          cancelled.set(true);
          outcomes.put(at, e);
        } catch (Error bug) {
          cancelled.set(true);
          outcomes.put(at, new IllegalStateException(bug));
        } finally {
          interpreter.session().left(Thread.currentThread());
        }
      }));
    }
    boolean interrupted = join(threads, cancelled);
    var returned = settle(outcomes.values(), results, batch.size());
    if (interrupted) {
      throw new Stopped();
    }
    return returned;
  }

  /** @return whether this thread was interrupted meanwhile */
  private static boolean join(List<Thread> threads, AtomicBoolean cancelled) {
    boolean interrupted = false;
    for (var thread : threads) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          // The threads of the batch were interrupted too; they leave their scopes before they end.
          interrupted = true;
          cancelled.set(true);
        }
      }
    }
    return interrupted;
  }

  private static Optional<Value> settle(Iterable<RuntimeException> outcomes, ConcurrentHashMap<Integer, Value> results,
      int size) {
    var failures = new ArrayList<Failure>();
    Optional<RuntimeException> other = Optional.empty();
    for (var outcome : outcomes) {
      if (outcome instanceof Failure failure) {
        failures.add(failure);
      } else if (!(outcome instanceof Stopped) || other.isEmpty()) {
        other = Optional.of(outcome);
      }
    }
    if (!failures.isEmpty()) {
      var first = failures.getFirst();
      Diagnostic told = first.bare();
      for (var more : failures.subList(1, failures.size())) {
        told = told.with(new Note("also", more.getMessage()));
      }
      throw first.with(told);
    }
    if (other.isPresent()) {
      throw other.get();
    }
    for (int i = 0; i < size; i++) {
      if (results.containsKey(i)) {
        return Optional.of(results.get(i));
      }
    }
    return Optional.empty();
  }
}
