package dev.upg.clock;

import java.time.Duration;
import java.time.Instant;

/** A clock that starts at the present time and then runs {@code factor} times faster. Unaffected by the machine's clock being set. */
final class ScaledClock implements Clock {
  private final double factor;
  private final Instant start = Instant.now();
  private final long startNanos = System.nanoTime();

  ScaledClock(double factor) {
    if (!(factor > 0)) {
      throw new IllegalArgumentException("factor " + factor);
    }
    this.factor = factor;
  }

  @Override
  public Instant now() {
    return start.plusNanos((long) ((System.nanoTime() - startNanos) * factor));
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    if (duration.isPositive()) {
      Thread.sleep(Duration.ofNanos((long) (duration.toNanos() / factor)));
    }
  }
}
