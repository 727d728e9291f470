package dev.upg.tests.dolphindb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.upg.bind.Binder;
import dev.upg.builtin.Natives;
import dev.upg.check.CheckedProgram;
import dev.upg.clock.Clock;
import dev.upg.compile.Compiler;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.eval.Recording;
import dev.upg.eval.Run;
import dev.upg.event.RunEvent;
import dev.upg.inventory.Inventory;
import dev.upg.inventory.InventoryReader;
import dev.upg.library.Library;
import dev.upg.source.SourceFile;
import dev.upg.ssh.MachineConnector;
import dev.upg.ssh.SshOptions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is written into `cluster.nodes` and `*.cfg` is read back, whatever blanks and other lines stand around it. */
class FilesPropertyTest {
  private static final CheckedProgram NODES = program("""
      say "${dolphindb.nodes_file(text).map(line -> "${line.host}:${line.port}:${line.alias},${line.mode}").join(";")}"
      """);
  private static final CheckedProgram SETTING = program("""
      say "${dolphindb.setting(text, key) ?? "(none)"}"
      """);
  private static final CheckedProgram OF_NODE = program("""
      say "${dolphindb.node_setting(text, key, "volumes") ?? "(none)"}"
      """);
  private static final Optional<Inventory> NOBODY = nobody();

  private static CheckedProgram program(String statements) {
    var text = "playbook \"Files\"\n\nuse dolphindb\n\nparam text: string = \"\"\nparam key: string = \"\"\n\n"
        + statements;
    var compilation = new Compiler(Library.standard()).compile(new SourceFile("files.upg", text), Path.of("files.upg"));
    return compilation.program().orElseThrow(() -> new AssertionError(compilation.diagnostics().toString()));
  }

  private static Optional<Inventory> nobody() {
    try {
      var file = Files.createTempFile("upg-nobody", ".ini");
      file.toFile().deleteOnExit();
      Files.writeString(file, "[all]\n");
      return InventoryReader.read(file, new Diagnostics());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String said(CheckedProgram program, String text, String key) {
    var diagnostics = new Diagnostics();
    var bound = Binder.bind(program, NOBODY, Map.of("text", text, "key", key), List.of(), diagnostics)
        .orElseThrow(() -> new AssertionError(diagnostics.sorted().toString()));
    var said = new ArrayList<String>();
    try (var connector = new MachineConnector(SshOptions.ofUser())) {
      new Run(bound, Natives.all(), connector, Clock.system(), event -> {
        if (event instanceof RunEvent.Said line) {
          said.add(line.text());
        }
        if (event instanceof RunEvent.Failed failed) {
          said.add("failed: " + failed.diagnostic().title());
        }
      }, question -> false, Optional.empty(), Recording.none()).execute();
    }
    return String.join("\n", said);
  }

  @Provide
  Arbitrary<List<String>> nodes() {
    var host = Arbitraries.strings().withCharRange('a', 'z').numeric().withChars('.', '-').ofMinLength(1)
        .ofMaxLength(12);
    var alias = Arbitraries.strings().alpha().numeric().withChars('_', '-').ofMinLength(1).ofMaxLength(10);
    var mode = Arbitraries.of("controller", "agent", "datanode", "computenode");
    return Combinators.combine(host, Arbitraries.integers().between(1, 65535), alias, mode)
        .as((name, port, node, what) -> name + ":" + port + ":" + node + "," + what).list().ofMinSize(1).ofMaxSize(12);
  }

  @Property(tries = 60)
  void nodesAreReadBack(@ForAll("nodes") List<String> nodes, @ForAll boolean windows, @ForAll boolean groups) {
    var header = groups ? "localSite,mode,computeGroup" : "localSite,mode";
    var end = windows ? "\r\n" : "\n";
    var text = nodes.stream().map(node -> node + (groups ? ",group1" : "")).collect(
        Collectors.joining(end, header + end, end + end));
    assertEquals(String.join(";", nodes), said(NODES, text, ""));
  }

  @Provide
  Arbitrary<String> values() {
    return Arbitraries.strings().alpha().numeric().withChars(':', '/', ',', '<', '>', '=', '.', '%').ofMinLength(1)
        .ofMaxLength(30);
  }

  @Property(tries = 60)
  void aSettingIsReadBackWithoutItsBlanks(@ForAll("values") String value,
      @ForAll("values") String other, @ForAll boolean blanks) {
    var equals = blanks ? " = " : "=";
    var text = "local" + equals + other + "\nlocalSite" + equals + value + (blanks ? " \t" : "") + "\nlocalSiteX"
        + equals + other + "\n";
    assertEquals(value, said(SETTING, text, "localSite"));
    assertEquals("(none)", said(SETTING, text, "Site"));
  }

  @Property(tries = 60)
  void theNodesOwnSettingGoesBeforeThePatternAndThatBeforeThePlainOne(@ForAll("values") String own,
      @ForAll("values") String pattern, @ForAll("values") String plain) {
    var lines = List.of("volumes=" + plain, "node%.volumes=" + pattern, "node43.volumes=" + own);
    assertEquals(own, said(OF_NODE, String.join("\n", lines), "node43"));
    assertEquals(pattern, said(OF_NODE, String.join("\n", lines), "node44"));
    assertEquals(plain.replace("<ALIAS>", "other"), said(OF_NODE, String.join("\n", lines), "other"));
  }
}
