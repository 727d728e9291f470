package dev.upg.practice.pegasus;

import dev.upg.clock.Clock;
import dev.upg.practice.PracticeClusters;
import dev.upg.practice.PracticeOptions;

import java.io.IOException;
import java.util.List;

/** A process with a practice cluster, to be killed: prints the cluster's folder and waits. */
public final class PracticeProcess {
  private PracticeProcess() {}

  /** @param arguments the database, and faults */
  public static void main(String[] arguments) throws IOException {
    try (var practice = PracticeClusters
        .plan(arguments[0], new PracticeOptions(Clock.system(), List.of(arguments).subList(1, arguments.length)))
        .start()) {
      System.out.println(practice.inventory().getParent());
      System.in.read();
    }
  }
}
