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
 * @param inLook whether a wait asks this, whose time cuts probes short
 */
record Place(CheckedModule module, Map<String, AbstractValue> names, List<AbstractValue> returned, boolean inLook) {
  static Place of(CheckedModule module, Map<String, AbstractValue> names, boolean inLook) {
    return new Place(module, new HashMap<>(names), new ArrayList<>(), inLook);
  }

  Place inner() {
    return new Place(module, new HashMap<>(names), returned, inLook);
  }

  Place with(String name, AbstractValue value) {
    var inner = inner();
    inner.names.put(name, value);
    return inner;
  }

  Place inLook(boolean wanted) {
    return new Place(module, new HashMap<>(names), returned, wanted);
  }

  /** A lambda returns nothing by {@code return}, and what is named later it doesn't see. */
  Place forLambda() {
    return new Place(module, new HashMap<>(names), List.of(), inLook);
  }
}
