package dev.upg.practice.pegasus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.clock.Clock;
import dev.upg.practice.PracticeClusters;
import dev.upg.practice.PracticeOptions;
import dev.upg.practice.PracticeShape;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

class PegasusFaultsTest {
  private static String refusal(String fault) {
    var options = new PracticeOptions(Clock.system(), List.of(fault));
    return assertThrows(IllegalArgumentException.class, () -> PracticeClusters.plan("pegasus", options)).getMessage();
  }

  @Test
  void unknownFaultNamesThoseThereAre() {
    var message = refusal("earthquake");
    assertTrue(message.startsWith("There is no fault `earthquake`; the practice Pegasus cluster has: never-starts, "));
    PracticeClusters.faults("pegasus").forEach(fault -> assertTrue(message.contains(fault.name())));
  }

  @Test
  void wrongArgumentSaysWhatIsWanted() {
    assertEquals("The fault `stuck-partition` has `3.1`, but it takes a partition from 1.0 to 1.7, 2.0 to 2.7",
        refusal("stuck-partition=3.1"));
    assertTrue(refusal("shell-timeout=meta-1")
        .endsWith("a replica server: replica-1, replica-2, replica-3, replica-4, replica-5"));
    assertTrue(refusal("never-starts=replica-9").contains("a node: meta-1"));
    assertEquals("The fault `shell-warning` has `replica-1`, but it takes nothing after its name",
        refusal("shell-warning=replica-1"));
    assertEquals("The fault `thin-table` has `3`, but it takes a number of replicas: 1, 2", refusal("thin-table=3"));
  }

  @Test
  void aNodeThatIsNearlyRightIsNamed() {
    assertTrue(refusal("flaps=relpica-2").endsWith("; did you mean `replica-2`?"));
    assertTrue(refusal("zookeeper-lost=replica2").endsWith("; did you mean `replica-2`?"));
  }

  @Test
  void nodesAreThoseOfTheClusterThatIsAskedFor() {
    var shape = new PracticeShape(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(3));
    assertThrows(IllegalArgumentException.class, () -> PracticeClusters.plan("pegasus",
        new PracticeOptions(Clock.system(), List.of("flaps=replica-4"), shape)));
    PracticeClusters.plan("pegasus", new PracticeOptions(Clock.system(), List.of("flaps=replica-4")));
  }

  @Test
  void eachFaultIsOneLineAndTakesWhatItsHelpSays() {
    for (var fault : PracticeClusters.faults("pegasus")) {
      assertFalse(fault.description().contains("\n"), fault::toString);
      PracticeClusters.plan("pegasus", new PracticeOptions(Clock.system(), List.of(fault.name())));
    }
  }

  @Test
  void unknownDatabaseNamesThoseThereAre() {
    assertEquals("There is no practice cluster for `oracle`; there is one for: pegasus, dolphindb, openmldb",
        assertThrows(IllegalArgumentException.class, () -> PracticeClusters.faults("oracle")).getMessage());
  }
}
