package dev.upg.type;

/** What evaluating something may do to the world, weakest first. */
public enum Effect {
  /** Nothing outside the program. */
  PURE,
  /** Looks at the cluster. */
  PROBE,
  /** May change it. */
  ACTION;

  public Effect or(Effect other) {
    return compareTo(other) >= 0 ? this : other;
  }

  public boolean exceeds(Effect allowed) {
    return compareTo(allowed) > 0;
  }
}
