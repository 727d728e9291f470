package dev.upg.tests.pegasus;

import dev.upg.tests.library.LeapingClock;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.upg.bind.Bound;
import dev.upg.builtin.Natives;
import dev.upg.check.CheckedProgram;
import dev.upg.tests.library.LibraryCase;
import dev.upg.value.Value;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Module {@code pegasus} against recorded answers: one {@code .case} file for each function and state. */
class PegasusTableTest {
  static final Path CASES = Path.of("src/test/resources/stdlib/pegasus");

  private static final String PLAYBOOK = """
      playbook "Case"

      use package
      use pegasus
      use pegasus_server as server
      use pegasus_upgrade as upgrade

      inventory {
        group meta    { nodes 1..; home: path; port: int = 34601; address: string? }
        group replica { nodes 1..; home: path; port: int = 34801; address: string? }
      }

      let cluster = pegasus.cluster(metas: meta, replicas: replica, tools: "/opt/pegasus-tools")
      %s
      """;

  @TempDir
  private Path folder;

  private final Map<String, CheckedProgram> programs = new HashMap<>();

  @TestFactory
  Stream<DynamicTest> sendsAndUnderstandsWhatItShould() throws IOException {
    var tests = new ArrayList<DynamicTest>();
    for (var file : LibraryCase.files(CASES, 50)) {
      var recorded = Case.read(file);
      for (var generation : recorded.tried()) {
        tests.add(DynamicTest.dynamicTest(file.getFileName() + " " + generation, file.toUri(),
            () -> check(file, recorded, generation)));
      }
    }
    return tests.stream();
  }

  private void check(Path file, Case recorded, Generation generation) throws IOException {
    var wanted = recorded.as(generation);
    var bound = LibraryCase.bind(program(wanted, file), inventory(wanted, generation), Map.of());
    var connector = new RecordedConnector(wanted.exchanges());
    var told = LibraryCase.run(bound, Natives.all(), connector, new LeapingClock());
    var shell = shell(bound);
    assertEquals(
        lines(wanted.exchanges().stream().map(exchange -> RecordedConnector.line(exchange.node(),
            exchange.text().isEmpty() ? shell : exchange.text(), exchange.input()))),
        lines(connector.sent().stream()), () -> "sent; " + told.failed());
    told.assertEnds(wanted.failure());
    wanted.value()
        .ifPresent(value -> assertEquals(List.of(wanted.isExpression() ? "[" + value + "]" : value), told.said()));
  }

  /** With the addresses of the generation. */
  private Path inventory(Case wanted, Generation generation) throws IOException {
    var file = CASES.resolve(wanted.inventory() + ".ini");
    if (generation != Generation.G3 || wanted.inventory().equals("master")) {
      return file;
    }
    return Files.writeString(folder.resolve("later.ini"), Pattern.compile("(?<=address=)\\S+")
        .matcher(Files.readString(file)).replaceAll(address -> LaterAnswers.name(address.group())));
  }

  /** The generations share a program more often than not. */
  private CheckedProgram program(Case wanted, Path file) {
    return programs.computeIfAbsent(wanted.program(), text -> new LibraryCase(file, PLAYBOOK).program(text,
        wanted.isExpression() ? LibraryCase.saysIfAny(wanted.expression()) : text));
  }

  private static String shell(Bound bound) {
    return bound.groups().get("meta").stream().map(Value.NodeRef::variables)
        .filter(variables -> variables.containsKey("address") && variables.containsKey("port"))
        .map(variables -> variables.get("address").show() + ":" + variables.get("port").show())
        .collect(Collectors.joining(",", "./run.sh shell --cluster ", ""));
  }

  private static String lines(Stream<String> sent) {
    return String.join("\n", sent.toList());
  }
}
