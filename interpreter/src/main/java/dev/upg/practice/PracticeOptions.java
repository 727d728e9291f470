package dev.upg.practice;

import dev.upg.clock.Clock;
import dev.upg.practice.host.CommandWatcher;

import java.util.List;

/**
 * @param clock the cluster's time, shared with the run
 * @param faults as given on the command line: {@code name} or {@code name=argument}
 * @param watcher sees the commands of all hosts
 */
public record PracticeOptions(Clock clock, List<String> faults, PracticeShape shape, CommandWatcher watcher) {
  public PracticeOptions {
    faults = List.copyOf(faults);
  }

  public PracticeOptions(Clock clock, List<String> faults, PracticeShape shape) {
    this(clock, faults, shape, CommandWatcher.NONE);
  }

  /** Of the usual shape. */
  public PracticeOptions(Clock clock, List<String> faults) {
    this(clock, faults, PracticeShape.USUAL);
  }
}
