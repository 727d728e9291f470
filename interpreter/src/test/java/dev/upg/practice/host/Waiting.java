package dev.upg.practice.host;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.concurrent.Callable;

/** Waits for processes and connections, which no injected clock can hurry. */
public final class Waiting {
  private static final int TRIES = 1500;

  private Waiting() {}

  /** Fails when the condition doesn't hold in time; an exception of the condition fails at once. */
  public static void until(Callable<Boolean> condition) throws Exception {
    for (var attempt = 0; attempt < TRIES; attempt++) {
      if (condition.call()) {
        return;
      }
      Thread.sleep(20);
    }
    fail("it never happened");
  }
}
