package dev.upg.eval;

import dev.upg.event.RunEvent;
import dev.upg.host.OutputListener.Stream;
import dev.upg.journal.Answer;
import dev.upg.journal.Entry;
import dev.upg.plan.PlanItem;
import dev.upg.source.Span;
import dev.upg.tree.OnResume;
import dev.upg.value.Value;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Has the effects of native functions, told and journaled like commands. They have no job on the node: one that was cut is settled by `on resume`. */
final class NativeEffects {
  private final Session session;

  NativeEffects(Session session) {
    this.session = session;
  }

  Value look(NativeEffect effect, NativeEffect.Work work, Frame frame)
      throws NativeFailure, InterruptedException {
    session.foresight().ifPresent(Foresight::looked);
    return told(effect, work, frame);
  }

  Value change(NativeEffect effect, OnResume onResume, NativeEffect.Work work, Frame frame, Span at)
      throws NativeFailure, InterruptedException {
    session.checkpoint(frame);
    if (session.foresight().isPresent()) {
      return foreseen(session.foresight().get(), effect);
    }
    var ledger = session.ledger();
    var key = ledger.key(frame.place());
    var known = ledger.known(key);
    if (known.isPresent()) {
      // One that was skipped left no value.
      return known.get() instanceof Answer.OfValue(var value) ? value : new Value.Json(Optional.empty(), "$");
    }
    session.goesLive(frame);
    ledger.intent(now -> new Entry.Intent(now, key, Optional.of(effect.node().name()),
        session.hideSecrets(Watch.oneLine(effect.text())), at.file().name() + ":" + at.line(), Optional.empty(),
        List.of(), effect.timeout().toMillis(), onResume.name().toLowerCase(Locale.ROOT), frame.place().within()),
        frame, at);
    ledger.mayHaveChanged(key);
    try {
      var value = told(effect, work, frame);
      ledger.result(key, new Answer.OfValue(value));
      return value;
    } catch (NativeFailure e) {
      if (e.isOver()) {
        ledger.failed(key, e.getMessage());
      }
      throw e;
    }
  }

  private Value foreseen(Foresight foresight, NativeEffect effect) {
    var node = effect.node().name();
    var text = session.hideSecrets(effect.text());
    foresight
        .tell(new PlanItem.Change(node, text, Optional.empty(), Optional.empty(), Optional.empty(), effect.timeout(),
            foresight.choice()));
    var name = node + ": " + Planner.shortened(text);
    foresight.changed(name);
    foresight.report(name);
    return new Value.Json(Optional.empty(), "(known after " + name + ")");
  }

  private Value told(NativeEffect effect, NativeEffect.Work work, Frame frame)
      throws NativeFailure, InterruptedException {
    long id = session.nextId();
    var node = effect.node().name();
    session.tell(
        now -> new RunEvent.CommandStarted(now, id, node, effect.changes(), effect.text(), Optional.empty()));
    var start = session.clock().now();
    Optional<Integer> code = Optional.empty();
    try {
      var value = work.run(frame.limited(effect.timeout(), effect.changes(), start));
      code = Optional.of(0);
      session.tell(now -> new RunEvent.CommandOutput(now, id, node, Stream.STDOUT, value.show()));
      return value;
    } finally {
      var ended = code;
      session.tell(now -> new RunEvent.CommandEnded(now, id, node, ended, Duration.between(start, now)));
    }
  }
}
