package dev.upg.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

class PreambleTest {
  @Test
  void waitsForTheProcessIdsOfAllShells() throws Exception {
    var preamble = new Preamble(2);
    var feeding = Thread.ofVirtual().start(() -> {
      feed(preamble, "Welcome\n" + Launch.MARK + " 17\n");
      feed(preamble, Launch.MARK + " 23\n");
    });
    preamble.awaitEnd(Duration.ofSeconds(20));
    assertTrue(preamble.isOver());
    assertEquals(List.of(17L, 23L), preamble.processes());
    feeding.join();
  }

  @Test
  void waitsNoLongerThanItIsTold() throws Exception {
    var preamble = new Preamble(1);
    preamble.awaitEnd(Duration.ofMillis(1));
    assertFalse(preamble.isOver());
    assertEquals(List.of(), preamble.processes());
  }

  private static void feed(Preamble preamble, String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    preamble.take(bytes, bytes.length);
  }
}
