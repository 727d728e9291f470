package dev.upg.eval;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Note;
import dev.upg.eval.NodeFailures.NodeFailure;
import dev.upg.event.RunEvent;
import dev.upg.journal.Entry;
import dev.upg.plan.PlanItem.Block;
import dev.upg.tree.Expression;
import dev.upg.tree.Foreach;
import dev.upg.value.Value;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** {@code foreach}: one item at a time, or batches side by side; nothing new starts after one failure too many. */
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
    var limit = failuresAllowed(loop, frame);
    if (items.stream().anyMatch(Value.NodeRef.class::isInstance)) {
      requireFailuresLeft(loop, limit);
    }
    if (all.stream().allMatch(Value.NodeRef.class::isInstance)) {
      var names = items.stream().map(Value::show).toList();
      Drift.of(ledger.planned(frame.place()), all.stream().map(Value::show).toList(), names, skipped, name -> ledger
          .isDone(frame.place().item(name)), name -> ledger.isStarted(frame.place().item(name)))
          .forEach(text -> interpreter.session().tell(now -> new RunEvent.Drifted(now, text)));
      interpreter.session().progress().planned(names, skipped);
      ledger.write(now -> new Entry.Planned(now, frame.place().path(), names));
      interpreter.session().tell(now -> new RunEvent.LoopStarted(now, "foreach " + loop.variable().text() + " in "
          + Watch.oneLine(loop.items().span().text()), names, skipped));
    }
    var work = new Work(loop, items.size(), limit, frame);
    var batches = new Batches(loop, items, frame, evaluator);
    int begun = 0;
    while (!batches.isEmpty()) {
      var batch = batches.next();
      approach(batches.waiting(batch.size()));
      var returned = batch.size() == 1 ? alone(work, batch.getFirst(), begun) : together(work, batch, begun);
      if (returned.isPresent()) {
        return returned;
      }
      begun += batch.size();
    }
    return Optional.empty();
  }

  /** The next nodes are connected to while the batch before them waits. */
  private void approach(List<Value> items) {
    for (var item : items) {
      if (item instanceof Value.NodeRef node) {
        interpreter.session().connector().host(node.address()).approach();
      }
    }
  }

  /** In a plan: the nodes of a batch one after the other. */
  Optional<Value> foresee(Foreach loop, Frame frame) {
    var foresight = interpreter.session().foresight().orElseThrow();
    var header = foresight.traced(() -> chosen(loop, frame));
    var chosen = header.value();
    Supplier<Optional<Value>> body = () -> foreseeItems(loop, chosen.items(), frame);
    if (!chosen.isOfNodes()) {
      return foresight.with(header.since(), body);
    }
    var facts = new LinkedHashMap<String, String>();
    facts.put("nodes", String.join(", ", chosen.items().stream().map(Value::show).toList()));
    if (!chosen.skipped().isEmpty()) {
      facts.put("skipped", String.join(", ", chosen.skipped()));
    }
    facts.put("at once",
        new Batches(loop, chosen.items(), frame, interpreter.evaluator()).most() + " of " + chosen.all());
    return foresight.block(Block.Kind.LOOP, "foreach " + loop.variable().text() + " in " + Watch.oneLine(loop.items()
        .span().text()), facts, header.since(), () -> foresight.with(header.since(), body));
  }

  private Optional<Value> foreseeItems(Foreach loop, List<Value> items, Frame frame) {
    var foresight = interpreter.session().foresight().orElseThrow();
    var batches = new Batches(loop, items, frame, interpreter.evaluator());
    int index = 0;
    while (!batches.isEmpty()) {
      for (var item : batches.next()) {
        index++;
        var inside = bind(loop, item, frame);
        var returned = item instanceof Value.NodeRef node
            ? foresight.block(Block.Kind.NODE, node.name(), Map.of("index", Integer.toString(index)), Optional.empty(),
                () -> interpreter.executor().run(loop.body(), inside.onNode(node.name())))
            : interpreter.executor().run(loop.body(), inside);
        if (returned.isPresent()) {
          return returned;
        }
      }
    }
    return Optional.empty();
  }

  /**
   * What a loop goes through, as far as nothing was done before.
   *
   * @param all how many there are, without those beyond a limit
   */
  private record Chosen(List<Value> items, List<String> skipped, int all, boolean isOfNodes) {}

  private Chosen chosen(Foreach loop, Frame frame) {
    var evaluator = interpreter.evaluator();
    var all = ((Value.Items) evaluator.evaluate(loop.items(), frame)).values();
    var items = new ArrayList<Value>();
    var skipped = new ArrayList<String>();
    for (var item : all) {
      if (isInLimit(item)) {
        if (loop.where().map(where -> evaluator.truth(where, bind(loop, item, frame))).orElse(true)) {
          items.add(item);
        } else {
          skipped.add(item.show());
        }
      }
    }
    loop.orderBy().ifPresent(key -> sort(items, loop, key, frame));
    return new Chosen(items, skipped, all.size(), all.stream().allMatch(Value.NodeRef.class::isInstance));
  }

  private static Place place(Value item, Frame frame) {
    return frame.place().item(item.show());
  }

  /**
   * A loop at work.
   *
   * @param total how many items it goes through
   * @param limit with how many failed nodes nothing new starts
   */
  private record Work(Foreach loop, int total, long limit, Frame frame) {}

  private long failuresAllowed(Foreach loop, Frame frame) {
    if (loop.stopAfter().isEmpty()) {
      return 1;
    }
    var written = loop.stopAfter().get();
    long limit = ((Value.Int) interpreter.evaluator().evaluate(written, frame)).value();
    if (limit < 1) {
      throw Failure.of(Code.BAD_VALUE, "A loop stops after one failure at the earliest", written.span(),
          "this is " + limit);
    }
    return limit;
  }

  /** The failures are counted over the whole run: a loop that has none left doesn't begin with one node more. */
  private void requireFailuresLeft(Foreach loop, long limit) {
    var before = interpreter.session().nodeFailures().usedUp(limit);
    if (loop.stopAfter().isPresent() && !before.isEmpty()) {
      var names = NodeFailures.names(before).toList();
      var told = Diagnostic.failed(Code.NODES_FAILED, names.size() + (names.size() == 1 ? " node" : " nodes")
          + " failed before this loop: " + String.join(", ", names), loop.stopAfter().get().span(),
          "so no node is begun here");
      throw Failure.of(before.stream().map(NodeFailures::note).reduce(told, Diagnostic::with, (a, b) -> b));
    }
  }

  private boolean isInLimit(Value item) {
    return !(item instanceof Value.NodeRef node)
        || interpreter.session().bound().limit().map(limit -> limit.contains(node.name())).orElse(true);
  }

  static Frame bind(Foreach loop, Value item, Frame frame) {
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

  private Optional<Value> alone(Work work, Value item, int index) {
    try {
      return one(work, item, index, work.frame, () -> {});
    } catch (Failure failure) {
      throw ended(List.of(item), List.of(failure));
    }
  }

  /** @param onFailure is told of one that ends the loop, before the node counts as ended */
  private Optional<Value> one(Work work, Value item, int index, Frame frame, Runnable onFailure) {
    interpreter.session().checkpoint(frame);
    if (!(item instanceof Value.NodeRef node)) {
      return body(work.loop, item, frame);
    }
    var session = interpreter.session();
    session.pause().await(node.name(), session, frame);
    var start = session.clock().now();
    session.tell(now -> new RunEvent.NodeStarted(now, node.name(), index + 1, work.total));
    boolean succeeded = false;
    boolean goesOn = false;
    try {
      session.ledger().write(now -> new Entry.Node(now, node.name(), Entry.Node.State.STARTED));
      var onNode = frame.onNode(node.name());
      var returned = body(work.loop, item, work.limit > 1 ? onNode.unattended() : onNode);
      succeeded = true;
      session.ledger().forgetOn(node.address());
      return returned;
    } catch (Failure failure) {
      goesOn = isTolerated(failure, node.name(), work.limit);
      if (!goesOn) {
        throw failure;
      }
      session.progress().tolerated(node.name());
      session.tell(now -> new RunEvent.Failed(now, Optional.of(node.name()), failure.diagnostic()));
      return Optional.empty();
    } finally {
      boolean ended = succeeded;
      if (!ended && !goesOn) {
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

  /** A broken guard, and a setting that wasn't put back, are more than a matter of one node. */
  private boolean isTolerated(Failure failure, String node, long limit) {
    var session = interpreter.session();
    return !failure.isGuard() && session.progress().notPutBack().isEmpty()
        && session.nodeFailures().tolerate(new NodeFailure(node, failure), limit);
  }

  /** A batch: when one fails and the loop isn't to go on, the others finish their statement and stop. */
  private Optional<Value> together(Work work, List<Value> batch, int first) {
    var cancelled = new AtomicBoolean();
    // By place in the batch: which failure comes first in the report doesn't depend on chance.
    var outcomes = new ConcurrentSkipListMap<Integer, RuntimeException>();
    var results = new ConcurrentHashMap<Integer, Value>();
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < batch.size(); i++) {
      int at = i;
      threads.add(Thread.ofVirtual().name("upg-" + batch.get(i).show()).start(() -> {
        interpreter.session().entered(Thread.currentThread(), work.frame.shielded());
        try {
          one(work, batch.get(at), first + at, work.frame.cancelledBy(cancelled), () -> cancelled.set(true))
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
    var returned = settle(outcomes, results, batch);
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

  private Optional<Value> settle(Map<Integer, RuntimeException> outcomes, Map<Integer, Value> results,
      List<Value> batch) {
    var items = new ArrayList<Value>();
    var failures = new ArrayList<Failure>();
    Optional<RuntimeException> other = Optional.empty();
    for (var outcome : outcomes.entrySet()) {
      if (outcome.getValue() instanceof Failure failure) {
        items.add(batch.get(outcome.getKey()));
        failures.add(failure);
      } else if (!(outcome.getValue() instanceof Stopped) || other.isEmpty()) {
        other = Optional.of(outcome.getValue());
      }
    }
    if (!failures.isEmpty()) {
      throw ended(items, failures);
    }
    if (other.isPresent()) {
      throw other.get();
    }
    for (int i = 0; i < batch.size(); i++) {
      if (results.containsKey(i)) {
        return Optional.of(results.get(i));
      }
    }
    return Optional.empty();
  }

  /** What ends the loop: one failure, or several told together; a broken guard before all others. */
  private Failure ended(List<Value> items, List<Failure> failures) {
    var guard = failures.stream().filter(Failure::isGuard).findFirst();
    if (guard.isEmpty() && items.stream().allMatch(Value.NodeRef.class::isInstance)) {
      var all = interpreter.session().nodeFailures().and(IntStream.range(0, items.size())
          .mapToObj(i -> new NodeFailure(items.get(i).show(), failures.get(i))).toList());
      return all.size() == 1 ? failures.getFirst() : Failure.of(NodeFailures.together(all));
    }
    var first = guard.orElse(failures.getFirst());
    var told = first.bare();
    for (var more : failures) {
      told = more.isGuard() || more == first ? told : told.with(new Note("also", more.getMessage()));
    }
    return first.with(told);
  }
}
