package dev.upg.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.upg.event.RunEvent;
import dev.upg.host.OutputListener.Stream;
import dev.upg.view.Recorded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

final class EvidenceFileTest {
  @TempDir
  private Path folder;

  @Test
  void aFullDiskIsToldAndEndsNothing() {
    assumeTrue(Files.exists(Path.of("/dev/full")), "/dev/full is missing, so a full disk isn't tried");
    try (var evidence = EvidenceFile.open(Path.of("/dev/full"))) {
      Recorded.failing().forEach(evidence::on);
      assertTrue(evidence.failure().isPresent());
    }
  }

  @Test
  void aFolderThatIsGoneIsTold() {
    try (var evidence = EvidenceFile.open(folder.resolve("none/evidence.jsonl"))) {
      Recorded.failing().forEach(evidence::on);
      assertTrue(evidence.failure().isPresent());
    }
  }

  /** The beginning and the last lines are kept, and what lies between is counted. */
  @Test
  void aLongOutputIsBounded() throws IOException {
    var file = folder.resolve("evidence.jsonl");
    try (var evidence = EvidenceFile.open(file)) {
      evidence.on(new RunEvent.CommandStarted(Recorded.at(0), 1, "kv-1", true, "cat", Optional.empty()));
      for (int i = 0; i < 10_000; i++) {
        evidence.on(new RunEvent.CommandOutput(Recorded.at(0), 1, "kv-1", Stream.STDOUT, "line " + i));
      }
      evidence.on(new RunEvent.CommandEnded(Recorded.at(1), 1, "kv-1", Optional.of(0), Duration.ofSeconds(1)));
    }
    var command = EvidenceReader.read(file).commands().getFirst();
    assertEquals(10_000, command.output().size() + command.leftOutLines());
    assertEquals("line 0", command.output().getFirst().text());
    assertEquals("line 9999", command.output().getLast().text());
    assertEquals(1, command.output().stream().filter(Evidence.Line::gapBefore).count());
    assertTrue(Files.size(file) < 100_000, "size: " + Files.size(file));
  }
}
