package dev.upg.tests.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.upg.Golden;
import dev.upg.library.Library;
import dev.upg.lint.Finding;
import dev.upg.lint.Linter;
import dev.upg.lint.Profile;
import dev.upg.lint.Settings;
import dev.upg.lint.Subject;
import dev.upg.lint.rule.Rules;
import dev.upg.tests.check.Programs;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.util.Optional;
import java.util.stream.Stream;

/** What is delivered has nothing that the strictest profile finds, but for what it allows with a reason. */
final class CleanTest {
  @TestFactory
  Stream<DynamicTest> playbooks() {
    return Golden.files(Programs.ROOT.resolve("playbooks"), ".upg").stream().map(file -> DynamicTest.dynamicTest(
        file.getFileName().toString(),
        () -> assertEquals("", Programs.rendered(Linted.all(Programs.compile(file), Profile.STRICT)))));
  }

  @TestFactory
  Stream<DynamicTest> modulesOfTheLibrary() {
    var library = Library.standard();
    var linter = new Linter(Rules.ALL, Linted.TODAY);
    return library.libraryModules().stream().map(name -> DynamicTest.dynamicTest(name,
        () -> assertEquals("", Programs.rendered(linter
            .lint(Subject.of(library.load(name), Optional.empty()), Settings.of(Profile.STRICT)).stream()
            .map(Finding::diagnostic).toList()))));
  }
}
