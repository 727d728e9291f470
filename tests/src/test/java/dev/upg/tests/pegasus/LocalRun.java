package dev.upg.tests.pegasus;

import dev.upg.bind.Binder;
import dev.upg.builtin.Natives;
import dev.upg.clock.Clock;
import dev.upg.compile.Compiler;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.eval.Recording;
import dev.upg.eval.Run;
import dev.upg.event.RunEvent;
import dev.upg.event.RunEvent.Outcome;
import dev.upg.inventory.InventoryReader;
import dev.upg.library.Library;
import dev.upg.source.SourceFile;
import dev.upg.ssh.MachineConnector;
import dev.upg.ssh.SshOptions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Statements run on this machine without SSH, as the node {@code here}; {@code archive} and {@code into} are their parameters. */
final class LocalRun {
  private static final String PLAYBOOK = """
      playbook "Package"

      use package
      use pegasus_server as server

      param archive: path
      param into: path

      inventory { group web { nodes 1..1 } }

      let here = web[0]
      %s
      """;

  private static final Library LIBRARY = Library.standard();

  private final Path folder;
  private final String prelude;

  LocalRun(Path folder) throws IOException {
    this(folder, "");
  }

  /** @param prelude shell code that runs before each command that begins with a comment, in the same shell */
  LocalRun(Path folder, String prelude) throws IOException {
    this.folder = folder;
    this.prelude = prelude;
    Files.writeString(folder.resolve("hosts.ini"), "[web]\nhere ansible_connection=local\n");
  }

  record Result(Outcome outcome, List<String> said, List<Diagnostic> failures, List<String> changes) {
    boolean succeeded() {
      return outcome == Outcome.SUCCEEDED;
    }
  }

  Result run(Path archive, Path into, String statements) {
    var diagnostics = new Diagnostics();
    var compilation = new Compiler(LIBRARY)
        .compile(new SourceFile("package.upg", PLAYBOOK.formatted(statements)), folder.resolve("package.upg"));
    var program = compilation.program().orElseThrow(() -> new AssertionError(compilation.diagnostics().toString()));
    var inventory = InventoryReader.read(folder.resolve("hosts.ini"), diagnostics);
    var bound = Binder
        .bind(program, inventory, Map.of("archive", archive.toString(), "into", into.toString()), List.of(),
            diagnostics)
        .orElseThrow(() -> new AssertionError(diagnostics.sorted().toString()));
    var said = new ArrayList<String>();
    var failures = new ArrayList<Diagnostic>();
    var changes = new ArrayList<String>();
    try (var connector = new PreludeConnector(new MachineConnector(SshOptions.ofUser()), prelude)) {
      var outcome = new Run(bound, Natives.all(), connector, Clock.system(), event -> {
        switch (event) {
          case RunEvent.Said(var at, var node, var text) -> said.add(text);
          case RunEvent.Failed(var at, var node, var diagnostic) -> failures.add(diagnostic);
          case RunEvent.CommandStarted(var at, var id, var node, var changing, var text, var input) when changing ->
            changes.add(text);
          default -> {
            // Not looked at.
          }
        }
      }, question -> false, Optional.empty(), Recording.none()).execute();
      return new Result(outcome, List.copyOf(said), List.copyOf(failures), List.copyOf(changes));
    }
  }
}
