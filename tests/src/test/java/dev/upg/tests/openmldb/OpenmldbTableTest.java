package dev.upg.tests.openmldb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.bind.Binder;
import dev.upg.check.CheckedProgram;
import dev.upg.compile.Compiler;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.eval.Recording;
import dev.upg.eval.Run;
import dev.upg.event.RunEvent;
import dev.upg.event.RunEvent.Outcome;
import dev.upg.inventory.InventoryReader;
import dev.upg.library.Library;
import dev.upg.source.SourceFile;
import dev.upg.tests.pegasus.LeapingClock;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Module {@code openmldb} against the samples: one {@code .case} file for each function and state. */
class OpenmldbTableTest {
  static final Path CASES = Path.of("src/test/resources/stdlib/openmldb");

  private static final Library LIBRARY = Library.standard();
  private static final String PLAYBOOK = """
      playbook "Case"

      use http
      use openmldb
      use openmldb_server as server
      use openmldb_upgrade as upgrade

      inventory {
        group nameserver  { nodes 2; home: path; endpoint: string }
        group tablet      { nodes 3; home: path; endpoint: string }
        group apiserver   { nodes 1; home: path; endpoint: string }
        group taskmanager { nodes 1; home: path; endpoint: string }
      }

      let cluster = openmldb.Cluster(
        nameservers: nameserver, tablets: tablet, apiservers: apiserver, taskmanagers: taskmanager,
        zookeeper: "172.24.4.39:2181", root: "/openmldb", session: 10s,
      )
      let sparing = openmldb.Sparing()
      let plan = upgrade.Plan(version: version("0.9.2"), archive: "openmldb-0.9.2-linux.tar.gz", sparing: sparing)
      %s
      """;

  @TestFactory
  Stream<DynamicTest> asksAndUnderstandsWhatItShould() throws IOException {
    try (var files = Files.walk(CASES)) {
      var cases = files.filter(file -> file.toString().endsWith(".case")).sorted().toList();
      assertTrue(cases.size() > 60, () -> "only " + cases.size() + " cases found in " + CASES.toAbsolutePath());
      var tests = new ArrayList<DynamicTest>();
      for (var file : cases) {
        var recorded = Case.read(file);
        var programs = new ArrayList<CheckedProgram>();
        for (var generation : recorded.asksTheClient() ? Generation.values() : new Generation[]{Generation.V0_8_4}) {
          tests.add(DynamicTest.dynamicTest(file.getFileName() + " " + generation, file.toUri(),
              () -> check(file, recorded, generation, programs)));
        }
      }
      return tests.stream();
    }
  }

  private static void check(Path file, Case recorded, Generation generation, List<CheckedProgram> programs) {
    if (programs.isEmpty()) {
      programs.add(program(file, recorded));
    }
    var diagnostics = new Diagnostics();
    var bound = Binder.bind(programs.getFirst(), InventoryReader.read(CASES.resolve("hosts.ini"), diagnostics),
        Map.of(), List.of(), diagnostics).orElseThrow(() -> new AssertionError(diagnostics.sorted().toString()));
    var nodes = new Answering(recorded, generation);
    var said = new ArrayList<String>();
    var failed = new ArrayList<String>();
    var outcome = new Run(bound, nodes.natives(), nodes, new LeapingClock(), event -> {
      switch (event) {
        case RunEvent.Said(var at, var node, var text) -> said.add(text);
        case RunEvent.Failed(var at, var node, var diagnostic) -> failed.add(diagnostic.toString());
        default -> {
          // Not looked at.
        }
      }
    }, question -> false, Optional.empty(), Recording.none()).execute();
    assertEquals(List.of(), nodes.differences(), failed::toString);
    assertEquals(recorded.failure().isPresent() ? Outcome.FAILED : Outcome.SUCCEEDED, outcome, failed::toString);
    recorded.failure().ifPresent(part -> assertTrue(failed.toString().contains(part), failed::toString));
    assertEquals(String.join("\n", recorded.saidInAll()), String.join("\n", said));
  }

  private static CheckedProgram program(Path file, Case recorded) {
    return compiled(file, recorded.statements(false)).or(() -> compiled(file, recorded.statements(true)))
        .orElseThrow(() -> new AssertionError(new Compiler(LIBRARY)
            .compile(new SourceFile("case.upg", PLAYBOOK.formatted(recorded.statements(false))), file)
            .diagnostics().toString()));
  }

  private static Optional<CheckedProgram> compiled(Path file, String statements) {
    return new Compiler(LIBRARY).compile(new SourceFile("case.upg", PLAYBOOK.formatted(statements)), file).program();
  }
}
