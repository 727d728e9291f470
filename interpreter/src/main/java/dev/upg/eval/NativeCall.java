package dev.upg.eval;

import dev.upg.clock.Clock;
import dev.upg.event.RunEvent;
import dev.upg.host.Host;
import dev.upg.host.HostAddress;
import dev.upg.journal.Entry;
import dev.upg.plan.PlanItem;
import dev.upg.tree.OnResume;
import dev.upg.value.Value;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A call of a native function: its arguments, typed as declared, and what it may ask of the run. */
public final class NativeCall {
  private final List<Value> arguments;
  private final Interpreter interpreter;
  private final Frame frame;
  private final dev.upg.source.Span at;
  private final OnResume onResume;

  NativeCall(List<Value> arguments, Interpreter interpreter, Frame frame, dev.upg.source.Span at, OnResume onResume) {
    this.arguments = List.copyOf(arguments);
    this.interpreter = interpreter;
    this.frame = frame;
    this.at = at;
    this.onResume = onResume;
  }

  /** For a pure function, which asks nothing of a run. */
  static NativeCall withoutRun(List<Value> arguments) {
    return new NativeCall(arguments, null, null, null, OnResume.ASK);
  }

  public Value argument(int index) {
    return arguments.get(index);
  }

  public String text(int index) {
    return ((Value.Str) arguments.get(index)).value();
  }

  public long integer(int index) {
    return ((Value.Int) arguments.get(index)).value();
  }

  public Duration duration(int index) {
    return ((Value.Time) arguments.get(index)).value();
  }

  public List<Value> list(int index) {
    return ((Value.Items) arguments.get(index)).values();
  }

  public Value.NodeRef node(int index) {
    return (Value.NodeRef) arguments.get(index);
  }

  public Value.Function function(int index) {
    return (Value.Function) arguments.get(index);
  }

  /** The argument, empty for {@code none}. */
  public Optional<Value> optional(int index) {
    return arguments.get(index) instanceof Value.None ? Optional.empty() : Optional.of(arguments.get(index));
  }

  public Clock clock() {
    return interpreter.session().clock();
  }

  /** Runs a command on a node as {@code remote} does: journaled, shown, its failure told the same way. */
  public Value run(RemoteRequest request) {
    return interpreter.commands().run(request, frame, at, Optional.empty());
  }

  /** Tells a node's version, also to whoever goes on with the run. */
  public void versionSeen(String node, Optional<String> before, Optional<String> after) {
    var session = interpreter.session();
    session.foresight()
        .ifPresent(foresight -> foresight.tell(new PlanItem.Remark(PlanItem.Remark.Kind.VERSION, node + ": "
            + before.orElse("?") + after.map(to -> " to " + to).orElse(""), foresight.seen())));
    session.tell(now -> new RunEvent.VersionSeen(now, node, before, after));
    if (frame.place().recorded()) {
      session.ledger().write(now -> new Entry.VersionSeen(now, node, before.map(session::hideSecrets), after.map(
          session::hideSecrets)));
    }
  }

  /**
   * Has an effect on a node that isn't a command's: told as one is and, when it may change the node, journaled.
   *
   * @throws NativeFailure as the work does
   */
  public Value perform(NativeEffect effect, NativeEffect.Work work) throws NativeFailure, InterruptedException {
    var effects = new NativeEffects(interpreter.session());
    return effect.changes() ? effects.change(effect, onResume, work, frame, at) : effects.look(effect, work, frame);
  }

  /** The host of the node; without one, this machine. */
  public Host host(Optional<Value.NodeRef> node) {
    return interpreter.session().connector()
        .host(node.map(Value.NodeRef::address).orElseGet(HostAddress::ofLocalMachine));
  }
}
