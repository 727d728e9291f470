package dev.upg.eval;

import dev.upg.check.CheckedModule;
import dev.upg.tree.Expression;
import dev.upg.value.Value;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * Where a thread of the run stands.
 *
 * @param module whose calls are being evaluated
 * @param node the node of the innermost loop over nodes
 * @param step the title of the innermost step
 * @param shielded true while scopes are left: a request to stop doesn't cut that short
 * @param cancelled whether another node of its batch, or of a batch around that, has failed
 * @param place where in the journal it stands
 * @param deadline when the innermost wait's time is over, by the run's clock
 * @param watched a wait's probes: their latest values are kept here
 * @param attended whether a person may be asked about a failure here; false where the playbook says what becomes of it
 * @param looks inside a function that may only look: nothing is told of what a plan meets there
 * @param guards what must hold here, the outermost first; none while scopes are left
 */
record Frame(CheckedModule module, Environment environment, Optional<String> node, Optional<String> step,
    boolean shielded, BooleanSupplier cancelled, Optional<IdentityHashMap<Expression, Value>> watched,
    Optional<Instant> deadline, List<Guarding> guards, Place place, boolean attended, boolean looks) {

  static Frame top(CheckedModule module, Environment environment) {
    return new Frame(module, environment, Optional.empty(), Optional.empty(), false, () -> false, Optional.empty(),
        Optional.empty(), List.of(), Place.nowhere(), true, false);
  }

  Frame at(Place place) {
    return new Frame(module, environment, node, step, shielded, cancelled, watched, deadline, guards, place, attended,
        looks);
  }

  /** In a part of the statement that is here. */
  Frame part(String name) {
    return at(place.part(name));
  }

  /** In something that is asked again whenever a run goes on. */
  Frame unrecorded() {
    return at(Place.nowhere());
  }

  Frame inner() {
    return with(environment.inner());
  }

  Frame with(Environment inner) {
    return new Frame(module, inner, node, step, shielded, cancelled, watched, deadline, guards, place, attended, looks);
  }

  /** Inside a function: its module, its names; the node, the step and the shield stay. */
  Frame called(CheckedModule callee, Environment own) {
    return new Frame(callee, own, node, step, shielded, cancelled, Optional.empty(), deadline, guards, place, attended,
        looks);
  }

  Frame onNode(String name) {
    return new Frame(module, environment, Optional.of(name), step, shielded, cancelled, watched, deadline, guards,
        place, attended, looks);
  }

  Frame inStep(String title) {
    return new Frame(module, environment, node, Optional.of(title), shielded, cancelled, watched, deadline, guards,
        place, attended, looks);
  }

  Frame shield() {
    return new Frame(module, environment, node, step, true, () -> false, watched, Optional.empty(),
        List.of(), place, attended, looks);
  }

  Frame cancelledBy(AtomicBoolean flag) {
    return new Frame(module, environment, node, step, shielded, () -> flag.get() || cancelled.getAsBoolean(), watched,
        deadline, guards, place, attended, looks);
  }

  Frame watching(Map<Expression, Value> values) {
    return new Frame(module, environment, node, step, shielded, cancelled,
        Optional.of((IdentityHashMap<Expression, Value>) values), deadline, guards, place, attended, looks);
  }

  /**
   * The limit of an effect that begins now: a probe doesn't outlive the wait that it is asked for; a change is never cut short
   * for that.
   */
  Duration limited(Duration timeout, boolean changes, Instant now) {
    var wanted = Limits.atMostForEver(timeout);
    if (changes || deadline.isEmpty()) {
      return wanted;
    }
    var left = Duration.between(now, deadline.get());
    var longest = left.compareTo(Limits.LAST_LOOK) < 0 ? Limits.LAST_LOOK : left;
    return wanted.compareTo(longest) < 0 ? wanted : longest;
  }

  /** Inside a condition that is asked until then; a wait around this one may end sooner. */
  Frame until(Instant end) {
    var sooner = deadline.filter(known -> known.isBefore(end)).orElse(end);
    return new Frame(module, environment, node, step, shielded, cancelled, watched, Optional.of(sooner),
        guards, place, attended, looks);
  }

  /** Where the playbook itself says what becomes of a failure. */
  Frame unattended() {
    return new Frame(module, environment, node, step, shielded, cancelled, watched, deadline, guards, place, false,
        looks);
  }

  /** Inside a function that may only look. */
  Frame looking() {
    return new Frame(module, environment, node, step, shielded, cancelled, watched, deadline, guards, place, false,
        true);
  }

  Frame guardedBy(Guarding guarding) {
    var more = new ArrayList<>(guards);
    more.add(guarding);
    return new Frame(module, environment, node, step, shielded, cancelled, watched, deadline, List.copyOf(more), place,
        attended, looks);
  }

  /** Where a guard asks: what it finds isn't for another guard to stop. */
  Frame unguarded() {
    return new Frame(module, environment, node, step, shielded, cancelled, watched, deadline, List.of(),
        Place.nowhere(), false, looks);
  }
}
