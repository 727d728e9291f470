package dev.upg.lint.flow;

import java.util.Set;

/**
 * What a call of a function does, as far as rules ask.
 *
 * @param disrupts something may be down when it ends
 * @param disruptsWithin something goes down in it, healthy again or not
 * @param gate what its end says about what was down before
 * @param firstGate what was found healthy before anything goes down in it
 * @param looks whether the cluster was looked at when it ends, and it would have failed otherwise
 * @param disruptsUnlooked something goes down before that
 * @param opens what it leaves set, by what undoes it
 * @param closes what it undoes
 */
public record Summary(boolean disrupts, boolean disruptsWithin, Gate gate, Gate firstGate, boolean looks,
    boolean disruptsUnlooked, Set<String> opens, Set<String> closes) {
  public static final Summary NOTHING = new Summary(false, false, Gate.NONE, Gate.NONE, false, false, Set.of(),
      Set.of());

  public Summary {
    opens = Set.copyOf(opens);
    closes = Set.copyOf(closes);
  }

  boolean gatesFirst() {
    return firstGate != Gate.NONE;
  }
}
