package dev.upg.tests.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.bind.Binder;
import dev.upg.bind.Bound;
import dev.upg.check.CheckedProgram;
import dev.upg.clock.Clock;
import dev.upg.compile.Compilation;
import dev.upg.compile.Compiler;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.eval.NativeFunction;
import dev.upg.eval.Recording;
import dev.upg.eval.Run;
import dev.upg.event.RunEvent;
import dev.upg.event.RunEvent.Outcome;
import dev.upg.host.Connector;
import dev.upg.inventory.InventoryReader;
import dev.upg.library.Library;
import dev.upg.source.SourceFile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A {@code .case} file as every database has them: statements in a playbook of the database, run against answers of its own form.
 *
 * @param playbook with {@code %s} where the statements stand
 */
public record LibraryCase(Path file, String playbook) {
  private static final Library LIBRARY = Library.standard();

  /** How a run went: what it said, and its failures as people see them. */
  public record Told(Outcome outcome, List<String> said, List<String> failed) {
    /** @param failure a part of what the run is to fail with; empty: it is to succeed */
    public void assertEnds(Optional<String> failure) {
      assertEquals(failure.isPresent() ? Outcome.FAILED : Outcome.SUCCEEDED, outcome, failed::toString);
      failure.ifPresent(part -> assertTrue(failed.toString().contains(part), failed::toString));
    }
  }

  /** @param fewest no fewer are found, or the folder isn't the right one */
  public static List<Path> files(Path folder, int fewest) throws IOException {
    try (var files = Files.walk(folder)) {
      var cases = files.filter(file -> file.toString().endsWith(".case")).sorted().toList();
      assertTrue(cases.size() >= fewest, () -> "only " + cases.size() + " cases found in " + folder.toAbsolutePath());
      return cases;
    }
  }

  /** A statement that says the value of an expression in brackets, as the only item of a list shows quotes and blanks. */
  public static String says(String expression) {
    return "say \"${[" + expression + "]}\"\n";
  }

  /** The same of a value that may be {@code none}, which has no text of its own. */
  public static String saysIfAny(String expression) {
    return "let value = " + expression + "\nif value == none { say \"[none]\" } else { say \"${[value]}\" }\n";
  }

  public Compilation compile(String statements) {
    return new Compiler(LIBRARY).compile(new SourceFile("case.upg", playbook.formatted(statements)), file);
  }

  /** @param otherwise stands for the statements where these don't check */
  public CheckedProgram program(String statements, String otherwise) {
    var first = compile(statements);
    return first.program().or(() -> compile(otherwise).program())
        .orElseThrow(() -> new AssertionError(first.diagnostics().toString()));
  }

  public static Bound bind(CheckedProgram program, Path inventory, Map<String, Object> parameters) {
    var diagnostics = new Diagnostics();
    return Binder.bind(program, InventoryReader.read(inventory, diagnostics), parameters, List.of(), diagnostics)
        .orElseThrow(() -> new AssertionError(diagnostics.sorted().toString()));
  }

  public static Told run(Bound bound, Map<String, NativeFunction> natives, Connector connector, Clock clock) {
    var said = new ArrayList<String>();
    var failed = new ArrayList<String>();
    var outcome = new Run(bound, natives, connector, clock, event -> {
      switch (event) {
        case RunEvent.Said(var at, var node, var text) -> said.add(text);
        case RunEvent.Failed(var at, var node, var diagnostic) -> failed.add(diagnostic.toString());
        default -> {
          // Not looked at.
        }
      }
    }, question -> false, Optional.empty(), Recording.none()).execute();
    return new Told(outcome, said, failed);
  }
}
