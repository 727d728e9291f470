package dev.upg.practice.pegasus;

import dev.upg.clock.Clock;
import dev.upg.practice.PracticeClusters;
import dev.upg.practice.PracticeOptions;

import java.io.IOException;
import java.util.List;

/** A process with a practice cluster, to be killed: prints the cluster's folder and waits. */
final class PracticeProcess {
  private PracticeProcess() {}

  public static void main(String[] arguments) throws IOException {
    try (var practice = PracticeClusters.plan("pegasus", new PracticeOptions(Clock.system(), List.of())).start()) {
      System.out.println(practice.inventory().getParent());
      System.in.read();
    }
  }
}
