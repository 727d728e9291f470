package dev.upg.practice.pegasus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.clock.Clock;
import dev.upg.practice.PracticeClusters;
import dev.upg.practice.PracticeOptions;
import dev.upg.practice.PracticeShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Optional;

class ReleaseTest {
  private static PracticeShape shape(String from, String to, String tools, Integer nodes) {
    return new PracticeShape(Optional.ofNullable(from), Optional.ofNullable(to), Optional.ofNullable(tools),
        Optional.ofNullable(nodes));
  }

  private static String refusal(PracticeShape shape) {
    var options = new PracticeOptions(Clock.system(), List.of(), shape);
    return assertThrows(IllegalArgumentException.class, () -> PracticeClusters.plan("pegasus", options)).getMessage();
  }

  @ParameterizedTest
  @CsvSource(nullValues = "-", textBlock = """
      -,    -,      -,   2.4.0,          2.5.0,          2.4.0
      1.12, -,      -,   1.12.3,         2.0.0,          1.12.3
      -,    2.4,    -,   2.0.0,          2.4.0,          2.0.0
      v2.5, master, -,   2.5.0,          2.6.0-SNAPSHOT, 2.5.0
      2.0,  2.4.0,  2.5, 2.0.0,          2.4.0,          2.5.0
      -,    -,      2.5, 2.4.0,          2.5.0,          2.5.0
      master, -,    -,   2.6.0-SNAPSHOT, 2.6.0-SNAPSHOT, 2.6.0-SNAPSHOT
      """)
  void whatIsNotSaidFollowsFromWhatIs(String from, String to, String tools, String first, String next, String shell) {
    var layout = PegasusLayout.of(shape(from, to, tools, null));
    assertEquals(List.of(first, next, shell), List.of(layout.from().version().number(),
        layout.to().version().number(), layout.tools().version().number()));
  }

  @Test
  void anUnknownReleaseNamesThoseThereAre() {
    assertEquals("`--practice-to` has `mastr`, but the practice Pegasus cluster runs: 1.12, 2.0, 2.4, 2.5, master;"
        + " did you mean `master`?", refusal(shape(null, "mastr", null, null)));
    assertTrue(refusal(shape("3.0", null, null, null)).startsWith("`--practice-from` has `3.0`, but"));
    assertTrue(refusal(shape(null, null, "x", null)).startsWith("`--practice-tools` has `x`, but"));
  }

  @Test
  void threeToNineReplicaServers() {
    assertEquals(7, PegasusLayout.of(shape(null, null, null, 3)).nodes().size());
    assertEquals("`--practice-nodes` has `2`, but a practice Pegasus cluster has 3 to 9 replica servers",
        refusal(shape(null, null, null, 2)));
    assertTrue(refusal(shape(null, null, null, 10)).contains("has `10`"));
    assertEquals("practice Pegasus 2.4.0: 3 meta servers, 4 replica servers, 1 collector",
        PegasusLayout.of(shape(null, null, null, 4)).description());
  }
}
