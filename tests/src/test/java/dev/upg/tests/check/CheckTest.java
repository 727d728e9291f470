package dev.upg.tests.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.Golden;
import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The golden files under {@code check/}: programs that are fine, and programs with mistakes beside what is said of them. */
final class CheckTest {
  private static final Path FOLDER = Programs.RESOURCES.resolve("check");

  @TestFactory
  Stream<DynamicTest> findsNothingWrong() {
    return Golden.files(FOLDER.resolve("ok"), ".upg").stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(),
            () -> assertEquals("", Programs.rendered(Programs.compile(file).diagnostics()))));
  }

  @TestFactory
  Stream<DynamicTest> tellsMistakes() {
    return programs().map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
      var compilation = Programs.compile(file);
      assertTrue(compilation.program().isEmpty(), "a program in spite of mistakes");
      var rendered = Programs.rendered(compilation.diagnostics()).replace(Programs.ROOT.toString(), "");
      assertFalse(rendered.matches("(?s).*(`\\?`|<\\?>|\\(\\?\\)).*"), () -> "the unknown type is told:\n" + rendered);
      Golden.compare(err(file), rendered);
    }));
  }

  @Test
  void everyGoldenFileHasItsProgram() {
    for (var file : Golden.files(FOLDER, ".err")) {
      assertTrue(Files.exists(file.resolveSibling(file.getFileName().toString().replace(".err", ".upg"))),
          file + " has no program");
    }
  }

  @Test
  void everyCodeOfTheCheckerIsRaised() {
    var raised = programs().flatMap(file -> Programs.compile(file).diagnostics().stream()).map(Diagnostic::code)
        .collect(Collectors.toSet());
    raised.addAll(Golden.files(FOLDER.resolve("errors/modules"), ".upg").stream()
        .flatMap(file -> Programs.compile(file).diagnostics().stream()).map(Diagnostic::code).toList());
    assertEquals(List.of(), Arrays.stream(Code.values()).filter(code -> code.id().matches("UPG[2345]\\d{3}"))
        .filter(code -> !raised.contains(code)).toList());
  }

  /** Folders hold the modules that programs use. */
  private static Stream<Path> programs() {
    return Golden.files(FOLDER.resolve("errors"), ".upg").stream()
        .filter(file -> file.getParent().equals(FOLDER.resolve("errors")));
  }

  private static Path err(Path program) {
    return program.resolveSibling(program.getFileName().toString().replace(".upg", ".err"));
  }
}
