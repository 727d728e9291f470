package dev.upg.tests.openmldb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.upg.check.CheckedProgram;
import dev.upg.tests.library.LeapingClock;
import dev.upg.tests.library.LibraryCase;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Module {@code openmldb} against the samples: one {@code .case} file for each function and state. */
class OpenmldbTableTest {
  static final Path CASES = Path.of("src/test/resources/stdlib/openmldb");

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
    var tests = new ArrayList<DynamicTest>();
    for (var file : LibraryCase.files(CASES, 60)) {
      var recorded = Case.read(file);
      var programs = new ArrayList<CheckedProgram>();
      for (var generation : recorded.asksTheClient() ? Generation.values() : new Generation[]{Generation.V0_8_4}) {
        tests.add(DynamicTest.dynamicTest(file.getFileName() + " " + generation, file.toUri(),
            () -> check(file, recorded, generation, programs)));
      }
    }
    return tests.stream();
  }

  private static void check(Path file, Case recorded, Generation generation, List<CheckedProgram> programs) {
    if (programs.isEmpty()) {
      programs.add(new LibraryCase(file, PLAYBOOK).program(recorded.statements(LibraryCase::says),
          recorded.statements(LibraryCase::saysIfAny)));
    }
    var nodes = new Answering(recorded, generation);
    var bound = LibraryCase.bind(programs.getFirst(), CASES.resolve("hosts.ini"), Map.of());
    var told = LibraryCase.run(bound, nodes.natives(), nodes, new LeapingClock());
    assertEquals(List.of(), nodes.differences(), told::toString);
    told.assertEnds(recorded.failure());
    assertEquals(String.join("\n", recorded.saidInAll()), String.join("\n", told.said()));
  }
}
