package dev.upg.tests.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.Golden;
import dev.upg.bind.Binder;
import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.inventory.InventoryReader;
import dev.upg.tests.check.Programs;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The pages of {@code upg explain} about inventories, parameters and runs: what they call wrong ends with that code and
 * no other, what they call right ends well. A page has the playbook, and where needed the inventory, the command line and
 * what the hosts answer, in the form of a {@code .case} file.
 */
final class ExplainedRunsTest {
  /** Codes without a sample, and why. The pages of the other phases are held by {@code HygieneTest}, {@code ExplainTest} and, of lint, {@code LintTest}. */
  private static final Map<Code, String> WITHOUT = Map.of(Code.BUG, "no program is meant to reach it",
      Code.CLUSTER_HELD, "takes two runs; LockTest has it", Code.CLUSTER_LOST, "takes two runs; LockTest has it",
      Code.JOURNAL, "a full disk is no program", Code.UNSETTLED, "a run that was cut is no program; CrashTest has it",
      Code.NODES_FAILED, "sums up failures that have codes of their own",
      Code.PRACTICE,
      "is about this machine; the practice tests raise it");

  private static final Pattern PART = Pattern.compile("(?m)^## (Wrong|Right)\n(.*?)(?=^## )", Pattern.DOTALL);
  private static final Pattern BLOCK = Pattern.compile("(?m)^```(\\w+)\n(.*?)^```$", Pattern.DOTALL);
  private static final Pattern SETTING = Pattern.compile("--set (\\S+?)=(\\S+)");
  private static final Pattern LIMIT = Pattern.compile("--limit (\\S+)");
  private static final Pattern CODE = Pattern.compile("\\[(UPG\\d{4})]");

  @TempDir
  Path folder;

  @TestFactory
  Stream<DynamicTest> pagesTellTheTruth() {
    return Arrays.stream(Code.values()).filter(code -> code.id().matches("UPG[689].*"))
        .filter(code -> !WITHOUT.containsKey(code)).map(code -> DynamicTest.dynamicTest(code.id(), () -> {
          var parts = parts(code);
          assertEquals(Set.of("Wrong", "Right"), parts.keySet());
          assertEquals(Set.of(code.id()), codes(parts.get("Wrong")));
          assertEquals(Set.of(), codes(parts.get("Right")));
        }));
  }

  /** A reason that no longer holds is taken away. */
  @TestFactory
  Stream<DynamicTest> onlyPagesWithoutSamplesAreLeftOut() {
    return WITHOUT.keySet().stream()
        .map(code -> DynamicTest.dynamicTest(code.id(), () -> assertEquals(Map.of(), parts(code))));
  }

  private static Map<String, String> parts(Code code) {
    var page = Golden.read(Programs.ROOT.resolve("interpreter/src/main/resources/explain/" + code.id() + ".md"));
    return PART.matcher(page).results()
        .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));
  }

  private Set<String> codes(String part) throws IOException {
    var blocks = new LinkedHashMap<String, String>();
    BLOCK.matcher(part).results().forEach(found -> blocks.put(found.group(1), found.group(2)));
    var command = blocks.getOrDefault("sh", "");
    var playbook = write(".upg", blocks.get("upg"));
    var hosts = blocks.containsKey("ini") ? Optional.of(write(".hosts", blocks.get("ini"))) : Optional.<Path>empty();
    var problems = bound(playbook, hosts, command);
    if (!problems.isEmpty() || hosts.isEmpty()) {
      return problems;
    }
    // Limits and parameters are looked at before the run; what runs needs neither.
    write(".case", blocks.getOrDefault("answers", ""));
    var log = RunTest.run(playbook);
    var codes = CODE.matcher(log).results().map(found -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));
    assertEquals(codes.isEmpty(), log.endsWith("SUCCEEDED\n"), log);
    return codes;
  }

  private Set<String> bound(Path playbook, Optional<Path> hosts, String command) {
    var compilation = Programs.compile(playbook);
    assertTrue(compilation.program().isPresent(), () -> Programs.rendered(compilation.diagnostics()));
    var settings = new LinkedHashMap<String, Object>();
    SETTING.matcher(command).results().forEach(found -> settings.put(found.group(1), found.group(2)));
    var limit = new ArrayList<String>();
    LIMIT.matcher(command).results().forEach(found -> limit.add(found.group(1)));
    var diagnostics = new Diagnostics();
    var inventory = hosts.flatMap(file -> InventoryReader.read(file, diagnostics));
    if (!diagnostics.hasErrors()) {
      Binder.bind(compilation.program().orElseThrow(), inventory, settings, limit, diagnostics);
    }
    return diagnostics.sorted().stream().map(Diagnostic::code).map(Code::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Path write(String ending, String text) throws IOException {
    return Files.writeString(folder.resolve("sample" + ending), text);
  }
}
