package dev.upg.tests.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The command as a process: signals, exit status, and what it prints for machines and for those who mistype. */
@Timeout(600)
@Execution(ExecutionMode.CONCURRENT)
class CommandTest {
  private static final String PLAYBOOK = Path
      .of(System.getProperty("upg.root"), "playbooks/pegasus/high-availability.upg").toString();
  private static final List<String> SCOPES = List.of("cluster.meta_level(\"steady\")",
      "cluster.add_secondary_limit(100)",
      "cluster.restart_window(assign_delay)");

  @TempDir
  private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void aSignalInTheMiddleOfADrainPutsSettingsBackAndExitsWithThree(String signal) throws Exception {
    try (var upg = run("--practice", "--speed", Double.toString(Upgrade.SPEED))) {
      upg.readUntil("drain").readUntil("secondaries(cluster, node)").signal(signal);
      assertEquals(3, upg.end(), upg.seen());
      assertTrue(upg.seen().contains("stopping (" + (signal.equals("INT") ? "Ctrl-C" : "SIGTERM") + ")"), upg.seen());
      SCOPES.forEach(scope -> assertTrue(upg.seen().contains(" put back " + scope), upg.seen()));
      assertFalse(upg.seen().contains("kill -TERM"), upg.seen());
      assertTrue(upg.seen().contains("replica-2  not started"), upg.seen());
    }
  }

  @Test
  void forMachinesEachLineIsOneObject() throws Exception {
    try (var upg = run("--practice", "--speed", Double.toString(Upgrade.SPEED), "--limit", "replica-2", "--format",
        "json", "-vv")) {
      assertEquals(0, upg.end(), upg.seen());
      var json = new ObjectMapper();
      var nodes = Stream.<String>builder();
      for (var line : upg.seen().lines().toList()) {
        var event = json.readTree(line);
        assertTrue(event.isObject() && event.hasNonNull("event") && event.hasNonNull("at"), line);
        if (event.get("event").asText().equals("node-started")) {
          nodes.add(event.get("node").asText());
        }
      }
      assertEquals(List.of("replica-2"), nodes.build().toList());
      assertTrue(upg.seen().contains("\"name\":\"without-primary\",\"title\":\"partitions without a primary\","
          + "\"totalMs\":0,\"partsMs\":{}}"), upg.seen());
      assertTrue(upg.seen().lines().reduce((first, last) -> last).orElseThrow().contains("\"run-ended\""));
    }
  }

  @Test
  void wrongAndMissingParametersAreRefusedTogether() throws Exception {
    try (var upg = run("-i", inventory(), "--set", "version=abc", "--set", "assign_dealy=1h")) {
      assertEquals(2, upg.end(), upg.seen());
      assertTrue(upg.seen().contains("`abc` is no value for the parameter `version`"), upg.seen());
      assertTrue(upg.seen().contains("The parameter `archive` needs a value"), upg.seen());
      assertTrue(upg.seen().contains("did you mean `assign_delay`?"), upg.seen());
      assertFalse(Files.exists(folder.resolve(".upg")));
    }
  }

  @Test
  void aFaultThatDoesNotExistIsRefused() throws Exception {
    try (var upg = run("--practice", "--fault", "earthquake")) {
      assertEquals(2, upg.end(), upg.seen());
      assertTrue(upg.seen().contains("There is no fault `earthquake`"), upg.seen());
      assertTrue(upg.seen().contains("--fault list"), upg.seen());
      assertFalse(Files.exists(folder.resolve(".upg")));
    }
  }

  @Test
  void aNodeThatDoesNotExistIsRefused() throws Exception {
    try (var upg = run("--practice", "--limit", "replica-22")) {
      assertEquals(2, upg.end(), upg.seen());
      assertTrue(upg.seen().contains("`--limit` names `replica-22`"), upg.seen());
      assertTrue(upg.seen().contains("did you mean `replica-2`?"), upg.seen());
    }
  }

  private UpgProcess run(String... arguments) throws IOException {
    return UpgProcess.start(folder,
        Stream.concat(Stream.of("run", PLAYBOOK), Stream.of(arguments)).toArray(String[]::new));
  }

  private String inventory() throws IOException {
    var file = folder.resolve("hosts.ini");
    Files.writeString(file, """
        [meta]
        meta-1 home=/opt/pegasus
        [replica]
        replica-[1:3] home=/opt/pegasus
        [collector]
        collector-1 home=/opt/pegasus
        """);
    return file.toString();
  }
}
