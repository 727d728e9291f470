package dev.upg;

import java.io.IOException;
import java.util.stream.LongStream;

/**
 * How fast the clock of a practice cluster may go in a test. The processes on its hosts take this machine's time, so that where they begin
 * slowly a wait of a minute would be over before its third look.
 */
public final class MachinePace {
  /** What a process takes to begin and end, where the speeds of tests hold. */
  private static final double USUAL_MICROS = 6_000;
  /** That of `upg run --practice` by itself: it has to do everywhere. */
  private static final double LEAST_SPEED = 20;
  private static final int MEASURED = 15;
  private static final double SHARE = Math.min(1, USUAL_MICROS / medianMicros());

  private MachinePace() {}

  /** @param speed above {@link #LEAST_SPEED}, where the machine is as fast as is usual */
  public static double most(double speed) {
    return Math.max(LEAST_SPEED, Math.rint(speed * SHARE));
  }

  private static double medianMicros() {
    return LongStream.generate(MachinePace::micros).limit(MEASURED).sorted().toArray()[MEASURED / 2];
  }

  private static long micros() {
    long start = System.nanoTime();
    try {
      new ProcessBuilder("sh", "-c", ":").start().waitFor();
    } catch (IOException e) {
      throw new IllegalStateException("no process can be begun here", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return (System.nanoTime() - start) / 1000;
  }
}
