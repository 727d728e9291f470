package dev.upg.tests.pegasus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.upg.tests.pegasus.Case.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;

/** An answer of v2.5 that is told as the later shells tell it is the sample of those. */
class GenerationTest {
  @ParameterizedTest
  @CsvSource({"remote_command.leader-query", "remote_command.leader-set-ok", "remote_command.meta-server-all",
      "remote_command.invalid", "remote_command.rpc-failed", "remote_command.kill_partition-all", "flush_log"})
  void remoteCommands(String name) throws IOException {
    var old = new Exchange("meta-1", "", "", "", answer("shell.v1.12-v2.5." + name + ".stderr.txt"), 0);
    var told = Generation.G3.tells(old);
    assertEquals(answer("shell.master." + name + ".stdout.json"), told.stdout());
    assertEquals("", told.stderr());
  }

  @ParameterizedTest
  @CsvSource({"v2.2-v2.5, cluster_info-j", "v1.12-v2.5, nodes-d-j.healthy"})
  void documents(String versions, String name) throws IOException {
    var old = new Exchange("meta-1", "", "", answer("shell." + versions + "." + name + ".stdout.json"), "", 0);
    assertEquals(answer("shell.master." + name + ".stdout.json"), Generation.G3.tells(old).stdout());
  }

  @Test
  void theFirstGenerationDoesNotTellTheNameOfTheCluster() throws IOException {
    var old = new Exchange("meta-1", "", "", answer("shell.v2.2-v2.5.cluster_info-j.stdout.json"), "", 0);
    assertEquals(old.stdout().replace(",\n        \"cluster_name\": \"mycluster\"", ""),
        Generation.G1.tells(old).stdout());
  }

  private static String answer(String name) throws IOException {
    return Files.readString(PegasusTableTest.CASES.resolve("answers").resolve(name));
  }
}
