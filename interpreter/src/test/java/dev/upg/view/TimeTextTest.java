package dev.upg.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;

class TimeTextTest {
  @ParameterizedTest
  @CsvSource({"PT0S,0s", "PT0.02S,0s", "PT0.4S,0.4s", "PT1.23S,1.2s", "PT5S,5s", "PT9.96S,10s", "PT12.4S,12s",
      "PT1M,1m",
      "PT59.6S,1m", "PT4M52S,4m 52s", "PT1H3M4S,1h 3m", "PT2H,2h", "PT59M59.9S,1h", "PT-3S,0s"})
  void readsAsPeopleSayIt(Duration duration, String text) {
    assertEquals(text, TimeText.of(duration));
  }

  @ParameterizedTest
  @CsvSource({"PT0.4S,0s", "PT1.5S,2s", "PT4M52S,4m 52s"})
  void countsInWholeSeconds(Duration duration, String text) {
    assertEquals(text, TimeText.whole(duration));
  }
}
