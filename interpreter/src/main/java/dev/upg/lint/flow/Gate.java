package dev.upg.lint.flow;

/** How much a condition says about health, least first. */
public enum Gate {
  NONE, NODE, CLUSTER;

  Gate or(Gate other) {
    return compareTo(other) >= 0 ? this : other;
  }

  Gate and(Gate other) {
    return compareTo(other) <= 0 ? this : other;
  }
}
