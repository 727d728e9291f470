package dev.upg.tests.worstcase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.upg.Golden;
import dev.upg.bind.Binder;
import dev.upg.builtin.Natives;
import dev.upg.check.CheckedProgram;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.inventory.InventoryReader;
import dev.upg.library.Library;
import dev.upg.tests.check.Programs;
import dev.upg.tree.Declaration;
import dev.upg.type.Signature;
import dev.upg.type.Type;
import dev.upg.worstcase.WorstCase;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What is said of the worst case, before a program is bound ({@code .names}) and after ({@code .out}). */
final class WorstCaseTest {
  private static final Path FOLDER = Programs.RESOURCES.resolve("worst-case");
  private static final String HEADER = """
      playbook "Small"
      param limit: duration = 7s
      inventory { group web { nodes 1..; home: path; zone: string? } }
      probe ok(node: node, within: duration = 20s) -> bool {
        return (probe node accept [0, 1] timeout within "ok").code == 0
      }
      scope quiet(node: node) {
        enter { remote node timeout 3s "quiet" }
        leave { remote node timeout 4s "loud" }
      }
      """;

  @TestFactory
  Stream<DynamicTest> tellsEachStatement() {
    return Golden.files(FOLDER, ".upg").stream().map(file -> DynamicTest.dynamicTest(file.getFileName().toString(),
        () -> {
          var program = checked(Golden.read(file), file);
          Golden.compare(sibling(file, ".names"), Listing.of(program, WorstCase.of(program, Natives.all())));
          Golden.compare(sibling(file, ".out"), Listing.of(program, bound(program, sibling(file, ".ini"), Map.of())));
        }));
  }

  @Test
  void tellsTheHighAvailabilityUpgradeOfThePracticeCluster() {
    var file = Programs.ROOT.resolve("playbooks/pegasus/high-availability.upg");
    var program = checked(Golden.read(file), file);
    var worst = bound(program, FOLDER.resolve("high-availability.ini"),
        Map.of("version", "2.5.0", "archive", "server.tar.gz", "tools", "/tools"));
    Golden.compare(FOLDER.resolve("high-availability.out"), Listing.of(program, worst));
  }

  @ParameterizedTest
  @ValueSource(strings = {"check", "gray-scale", "offline", "roll-back", "single-node"})
  void tellsThePlaybooksOfDolphindb(String name) {
    var file = Programs.ROOT.resolve("playbooks/dolphindb").resolve(name + ".upg");
    var program = checked(Golden.read(file), file);
    var given = new HashMap<String, Object>(Map.of("version", "2.00.8.13", "archive",
        "DolphinDB_Linux64_V2.00.8.13.zip", "password", "sesame", "name", "host-1", "from", "2.00.8.13"));
    given.keySet().retainAll(program.declaredParameters().keySet());
    Golden.compare(FOLDER.resolve("dolphindb-" + name + ".out"),
        Listing.of(program, bound(program, FOLDER.resolve("dolphindb.ini"), given)));
  }

  @Test
  void tellsTheUpgradeOfThePracticeOpenmldb() {
    var file = Programs.ROOT.resolve("playbooks/openmldb/rolling-upgrade.upg");
    var program = checked(Golden.read(file), file);
    var worst = bound(program, FOLDER.resolve("rolling-upgrade.ini"),
        Map.of("version", "0.9.2", "archive", "openmldb.tar.gz"));
    Golden.compare(FOLDER.resolve("rolling-upgrade.out"), Listing.of(program, worst));
  }

  /** Three nodes; a probe of {@code ok} takes 20 s, a last look at most 10 s. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "say \"x\" | no time to speak of", "pause 90s | at most 1m30s", "pause limit * 2 | at most 14s",
      "remote web[0] \"x\" | at most 10m", "remote web[0] timeout limit \"x\" | at most 7s",
      "say \"${ok(web[0])}\" | at most 20s", "say \"${ok(web[0], within: 5s)}\" | at most 5s",
      "require ok(web[0]) and ok(web[1]) | at most 40s", "require limit > 1m and ok(web[0]) | no time to speak of",
      "wait until ok(web[0]) timeout 5m | at most 5m10s",
      "wait until ok(web[0], within: 3s) timeout 5m | at most 5m3s",
      "wait until ok(web[0]) timeout 5m repeating every 1m { remote web[0] timeout 2m \"x\" } | at most 7m10s",
      "wait until ok(web[0]) timeout 5m else { pause 1m } | at most 6m10s",
      "wait until web.all(n -> ok(n)) timeout 5m | at most 5m30s",
      "ensure ok(web[0]) { pause 1m } | at most 1m40s", "ensure ok(web[0]) timeout 1h { pause 1m } | at most 1h1m40s",
      "foreach n in web { pause 1m } | at most 3m", "foreach n in web where ok(n) { pause 1m } | at most 4m",
      "foreach n in web batch 2 { pause 1m } | at most 2m",
      "foreach n in web batch [1, 100%] { pause 1m } | at most 2m",
      "foreach n in web batch 50% { pause 1m } | at most 3m", "foreach n in [1, 2] { pause 1m } | at most 2m",
      "foreach n in web where n.zone == \"a\" { pause 1m } | at most 3m",
      "foreach a in web { foreach b in web { pause 1m } } | at most 9m",
      "foreach n in web batch 3 spread by n.zone ?? \"a\" { pause 1m } | at most 3m",
      "foreach n in web stop after 2 failures { pause 1m } | at most 3m",
      "guard ok(web[0]) every 1m { remote web[0] timeout 1m \"x\" } | at most 2m",
      "guard ok(web[0]) every 1m { foreach n in web { remote n timeout 1m \"x\" } } | at most 4m40s",
      "with quiet(web[0]), quiet(web[1]) { pause 1m } | at most 1m14s",
      "try { pause 1m } rescue e { pause 2m } always { pause 3m } | at most 6m",
      "if ok(web[0]) { pause 1m } else { pause 2m } | at most 2m20s",
      "if limit < 1s { pause 1m } else { pause 2m } | at most 2m",
      "confirm \"go?\" | the answer to 1 question", "foreach n in web { confirm \"go?\" } | the answers to 3 questions",
      "if ok(web[0]) { confirm \"go?\" } else { pause 1m } | at most 1m20s, and the answer to 1 question",
      "pause if ok(web[0]) then 1m else 2m | at most 2m20s", "say \"${web.where(n -> ok(n)).size()}\" | at most 1m",
      "foreach n in web.where(n -> ok(n)) { pause 1m } | at most 4m", "pause 1s * web.size() | at most 3s",
      "foreach n in [] { pause 1m } | no time to speak of",

      "pause time.of_milliseconds((probe web[0] timeout 1s \"x\").stdout.int()) "
          + "| at most 1s + an unknown time (`time.of_milliseconds((probe web[0] timeout 1s \"x\").stdout.i…` at small.upg:11)",
      "foreach line in (probe web[0] timeout 1s \"x\").lines { pause 2s } "
          + "| at most 1s + the items of `probe web[0] timeout 1s \"x\"` at small.upg:11 × 2s"})
  void smallProgramsTakeSoLong(String statement, String expected) {
    var program = checked(HEADER + statement + "\n", FOLDER.resolve("small.upg"));
    var worst = bound(program, Programs.RESOURCES.resolve("run/default.hosts"), Map.of());
    assertEquals(expected, worst.whole().sentence());
  }

  /** What the analysis takes for granted of natives: a limit by name, or nothing that a run waits for. */
  @Test
  void eachNativeThatLooksOrChangesNamesItsLimit() {
    var unlimited = new TreeSet<String>();
    var library = Library.standard();
    for (var module : library.signatures()) {
      for (var function : library.load(module.name()).functions().values()) {
        boolean isNative = function.declaration() instanceof Declaration.Function declared && declared.isNative();
        var parameters = function.signature().parameters();
        if (isNative && function.signature().kind() != Signature.Kind.FUN
            && parameters.stream().noneMatch(parameter -> parameter.name().equals("timeout"))) {
          unlimited.add(function.qualifiedName());
        }
        if (isNative && parameters.stream().anyMatch(parameter -> parameter.type() instanceof Type.FunctionOf)) {
          assertInstanceOf(Type.ListOf.class, parameters.getFirst().type(), function.qualifiedName());
        }
      }
    }
    // Two read a file of this machine, the other tells the summary.
    assertEquals(Set.of("package.sha256", "package.damage", "report.version"), unlimited);
  }

  private static CheckedProgram checked(String text, Path file) {
    var compilation = Programs.compile(text, file);
    assertEquals("", Programs.rendered(compilation.diagnostics()), text);
    return compilation.program().orElseThrow();
  }

  private static WorstCase bound(CheckedProgram program, Path inventory, Map<String, Object> settings) {
    var diagnostics = new Diagnostics();
    var read = Files.exists(inventory)
        ? InventoryReader.read(inventory, diagnostics)
        : InventoryReader.read(Programs.RESOURCES.resolve("run/default.hosts"), diagnostics);
    var bound = Binder.bind(program, read, settings, List.of(), diagnostics);
    assertEquals("", Programs.rendered(diagnostics.sorted()));
    return WorstCase.of(bound.orElseThrow(), Natives.all());
  }

  private static Path sibling(Path file, String ending) {
    return file.resolveSibling(file.getFileName().toString().replace(".upg", ending));
  }
}
