package dev.upg.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

final class AlarmTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @Test
  void comesAgainUntilItIsClosed() {
    assertTimeoutPreemptively(LIMIT, () -> {
      var times = new AtomicInteger();
      var three = new CountDownLatch(3);
      var alarm = Clock.scaled(1000).every(Duration.ofSeconds(1), () -> {
        times.incrementAndGet();
        three.countDown();
      });
      three.await();
      alarm.close();
      int before = times.get();
      assertTrue(before >= 3);
      Clock.scaled(1000).sleep(Duration.ofSeconds(20));
      assertEquals(before, times.get());
    });
  }

  @Test
  void closingEndsTheWorkAndWaitsForIt() {
    assertTimeoutPreemptively(LIMIT, () -> {
      var atWork = new CountDownLatch(1);
      var ended = new AtomicBoolean();
      var alarm = Clock.scaled(1000).every(Duration.ofSeconds(1), () -> {
        atWork.countDown();
        try {
          new CountDownLatch(1).await();
        } catch (InterruptedException closed) {
          ended.set(true);
        }
      });
      atWork.await();
      alarm.close();
      assertTrue(ended.get());
    });
  }

  @Test
  void anInterruptOfWhoClosesIsKept() {
    assertTimeoutPreemptively(LIMIT, () -> {
      var alarm = Clock.system().every(Duration.ofDays(1), () -> {});
      Thread.currentThread().interrupt();
      alarm.close();
      assertTrue(Thread.interrupted());
    });
  }
}
