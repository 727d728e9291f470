package dev.upg.practice;

import dev.upg.clock.Clock;

import java.util.List;

/**
 * @param clock the cluster's time, shared with the run
 * @param faults as given on the command line: {@code name} or {@code name=argument}
 */
public record PracticeOptions(Clock clock, List<String> faults, PracticeShape shape) {
  public PracticeOptions {
    faults = List.copyOf(faults);
  }

  /** Of the usual shape. */
  public PracticeOptions(Clock clock, List<String> faults) {
    this(clock, faults, PracticeShape.USUAL);
  }
}
