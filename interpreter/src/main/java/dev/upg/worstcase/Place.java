package dev.upg.worstcase;

import dev.upg.check.CheckedModule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where in the program the analysis stands.
 *
 * @param names what is known of what can be named here; {@code let} adds to it
 * @param returned what the function may give back, as far as it was read
 */
record Place(CheckedModule module, Map<String, AbstractValue> names, List<AbstractValue> returned, Around around) {
  /**
   * What surrounds it, also across calls.
   *
   * @param inLook whether a wait asks this, whose time cuts probes short
   * @param guards how long it takes to ask all guards again before a change
   */
  record Around(boolean inLook, TimeBound guards) {
    static final Around NOTHING = new Around(false, TimeBound.ZERO);
  }

  static Place of(CheckedModule module, Map<String, AbstractValue> names, Around around) {
    return new Place(module, new HashMap<>(names), new ArrayList<>(), around);
  }

  Place inner() {
    return new Place(module, new HashMap<>(names), returned, around);
  }

  Place with(String name, AbstractValue value) {
    var inner = inner();
    inner.names.put(name, value);
    return inner;
  }

  Place inLook() {
    return in(new Around(true, around.guards));
  }

  /** What puts things back: a wait around it doesn't cut it short. */
  Place shielded() {
    return in(new Around(false, around.guards));
  }

  Place guarded(TimeBound check) {
    return in(new Around(around.inLook, around.guards.plus(check)));
  }

  private Place in(Around other) {
    return new Place(module, new HashMap<>(names), returned, other);
  }

  /** A lambda returns nothing by {@code return}, and what is named later it doesn't see. */
  Place forLambda() {
    return new Place(module, new HashMap<>(names), List.of(), around);
  }
}
