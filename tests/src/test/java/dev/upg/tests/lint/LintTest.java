package dev.upg.tests.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.Golden;
import dev.upg.diagnostic.Code;
import dev.upg.lint.Edit;
import dev.upg.lint.Finding;
import dev.upg.lint.Profile;
import dev.upg.tests.check.Programs;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The golden files under {@code lint/}, and the samples in the pages of the rules: what is wrong is found, what is right isn't. */
final class LintTest {
  private static final Path FOLDER = Programs.RESOURCES.resolve("lint");
  private static final Path EXPLAIN = Programs.ROOT.resolve("interpreter/src/main/resources/explain");
  private static final Pattern SAMPLE = Pattern.compile("## (Wrong|Right)\\n```upg\\n(.*?)```\\n", Pattern.DOTALL);

  /** What a file alone doesn't show: settings, an inventory, a program. Beside the command, in {@code LintPagesTest}. */
  private static final Set<Code> SHOWN_ELSEWHERE = Set.of(Code.LINT_SETTINGS, Code.NODES_SHARE_HOST, Code.SHELLCHECK,
      Code.OVER_WINDOW);

  @TempDir
  Path folder;

  @TestFactory
  Stream<DynamicTest> findsWhatIsWrong() {
    return codes().map(code -> DynamicTest.dynamicTest(code.word(), () -> {
      var file = FOLDER.resolve(code.word()).resolve("fail.upg");
      var findings = Linted.findings(Programs.compile(file), Profile.STRICT);
      assertTrue(findings.stream().anyMatch(finding -> finding.diagnostic().code() == code), () -> "not found: "
          + findings);
      Golden.compare(file.resolveSibling("fail.err"), Programs.rendered(findings.stream().map(Finding::diagnostic)
          .toList()));
      var fixes = findings.stream().map(Finding::fix).filter(fix -> !fix.isEmpty()).toList();
      if (!fixes.isEmpty()) {
        var fixed = Edit.apply(Golden.read(file), fixes);
        Golden.compare(file.resolveSibling("fail.fixed"), fixed);
        assertTrue(Programs.compile(fixed, file).program().isPresent(), "mended, and doesn't check");
      }
    }));
  }

  @TestFactory
  Stream<DynamicTest> leavesAloneWhatIsRight() {
    return codes().map(code -> DynamicTest.dynamicTest(code.word(), () -> {
      var compilation = Programs.compile(FOLDER.resolve(code.word()).resolve("pass.upg"));
      assertEquals("", Programs.rendered(compilation.diagnostics()));
      assertEquals(List.of(), Linted.findings(compilation, Profile.STRICT).stream()
          .filter(finding -> finding.diagnostic().code() == code).map(finding -> finding.diagnostic().at()).toList());
    }));
  }

  @TestFactory
  Stream<DynamicTest> pagesTellTheTruth() {
    return codes().map(code -> DynamicTest.dynamicTest(code.word(), () -> {
      var samples = SAMPLE.matcher(Golden.read(EXPLAIN.resolve(code.id() + ".md"))).results().toList();
      assertEquals(List.of("Wrong", "Right"), samples.stream().map(sample -> sample.group(1)).toList());
      // What was allowed is told again when the allowance is over.
      assertEquals(code == Code.ALLOWANCE_OVER ? Set.of(code, Code.SLEEP_IN_COMMAND) : Set.of(code),
          codesOf(samples.get(0).group(2)));
      assertEquals(Set.of(), codesOf(samples.get(1).group(2)));
    }));
  }

  @Test
  void eachPageSaysWhereItWasSeen() {
    for (var code : Code.values()) {
      if (code.id().startsWith("UPG7")) {
        assertTrue(Golden.read(EXPLAIN.resolve(code.id() + ".md")).contains("\n## Seen in\n"), code.id());
      }
    }
  }

  /** Every program of the tests that checks is looked at by every rule, and what is mended still checks. */
  @Test
  void rulesStandEveryProgram() {
    for (var file : Golden.files(Programs.RESOURCES, ".upg")) {
      var compilation = Programs.compile(file);
      var fixes = Linted.findings(compilation, Profile.STRICT).stream().map(Finding::fix)
          .filter(fix -> !fix.isEmpty()).toList();
      if (!fixes.isEmpty()) {
        var fixed = Programs.compile(Edit.apply(Golden.read(file), fixes), file);
        assertTrue(fixed.module().isPresent(), () -> file + ": " + Programs.rendered(fixed.diagnostics()));
      }
    }
  }

  private Set<Code> codesOf(String text) throws IOException {
    var file = Files.writeString(folder.resolve("sample.upg"), text);
    return Linted.all(Programs.compile(file), Profile.STRICT).stream().map(diagnostic -> diagnostic.code())
        .collect(Collectors.toSet());
  }

  private static Stream<Code> codes() {
    return Arrays.stream(Code.values()).filter(code -> code.id().startsWith("UPG7"))
        .filter(code -> !SHOWN_ELSEWHERE.contains(code));
  }
}
