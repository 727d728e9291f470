package dev.upg.tests.pegasus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.bind.Binder;
import dev.upg.bind.Bound;
import dev.upg.builtin.Natives;
import dev.upg.compile.Compilation;
import dev.upg.compile.Compiler;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.eval.Recording;
import dev.upg.eval.Run;
import dev.upg.event.RunEvent;
import dev.upg.event.RunEvent.Outcome;
import dev.upg.inventory.InventoryReader;
import dev.upg.library.Library;
import dev.upg.source.SourceFile;
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
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Module {@code pegasus} against recorded answers: one {@code .case} file for each function and state. */
class PegasusTableTest {
  private static final Library LIBRARY = Library.standard();
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

  private final Map<String, Compilation> compiled = new HashMap<>();

  @TestFactory
  Stream<DynamicTest> sendsAndUnderstandsWhatItShould() throws IOException {
    try (var files = Files.walk(CASES)) {
      var cases = files.filter(file -> file.toString().endsWith(".case")).sorted().toList();
      assertTrue(cases.size() > 50, () -> "only " + cases.size() + " cases found in " + CASES.toAbsolutePath());
      var tests = new ArrayList<DynamicTest>();
      for (var file : cases) {
        var recorded = Case.read(file);
        for (var generation : recorded.tried()) {
          tests.add(DynamicTest.dynamicTest(file.getFileName() + " " + generation, file.toUri(),
              () -> check(file, recorded, generation)));
        }
      }
      return tests.stream();
    }
  }

  private void check(Path file, Case recorded, Generation generation) throws IOException {
    var wanted = recorded.as(generation);
    var diagnostics = new Diagnostics();
    var compilation = compile(wanted, file);
    assertTrue(compilation.program().isPresent(), compilation.diagnostics()::toString);
    var inventory = InventoryReader.read(inventory(wanted, generation), diagnostics);
    var bound = Binder.bind(compilation.program().get(), inventory, Map.of(), List.of(), diagnostics);
    assertTrue(bound.isPresent(), diagnostics.sorted()::toString);
    var connector = new RecordedConnector(wanted.exchanges());
    var said = new ArrayList<String>();
    var failed = new ArrayList<String>();
    var run = new Run(bound.get(), Natives.all(), connector, new LeapingClock(), event -> {
      switch (event) {
        case RunEvent.Said(var at, var node, var text) -> said.add(text);
        case RunEvent.Failed(var at, var node, var diagnostic) -> failed.add(diagnostic.toString());
        default -> {
          // Not looked at.
        }
      }
    }, question -> false, Optional.empty(), Recording.none());
    var outcome = run.execute();
    var shell = shell(bound.get());
    assertEquals(
        lines(wanted.exchanges().stream().map(exchange -> RecordedConnector.line(exchange.node(),
            exchange.text().isEmpty() ? shell : exchange.text(), exchange.input()))),
        lines(connector.sent().stream()), () -> "sent; " + failed);
    assertEquals(wanted.failure().isPresent() ? Outcome.FAILED : Outcome.SUCCEEDED, outcome, failed::toString);
    wanted.failure().ifPresent(part -> assertTrue(failed.toString().contains(part), failed::toString));
    wanted.value().ifPresent(value -> assertEquals(List.of(wanted.isExpression() ? "[" + value + "]" : value), said));
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

  /** A value that may be {@code none} has no text of its own. */
  private Compilation compile(Case wanted, Path file) {
    var plain = compile(wanted.program(), file);
    if (plain.program().isPresent() || !wanted.isExpression()) {
      return plain;
    }
    return compile("""
        let value = %s
        if value == none { say "[none]" } else { say "${[value]}" }
        """.formatted(wanted.expression()), file);
  }

  /** The generations share a program more often than not. */
  private Compilation compile(String program, Path file) {
    return compiled.computeIfAbsent(program,
        text -> new Compiler(LIBRARY).compile(new SourceFile("case.upg", PLAYBOOK.formatted(text)), file));
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
