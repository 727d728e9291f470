package dev.upg.tests.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.upg.Golden;
import dev.upg.library.Library;
import dev.upg.lint.Finding;
import dev.upg.lint.LibraryFacts;
import dev.upg.lint.Linter;
import dev.upg.lint.Profile;
import dev.upg.lint.Settings;
import dev.upg.lint.Subject;
import dev.upg.lint.rule.Rules;
import dev.upg.tests.check.Programs;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;

/** What is written down of the library's functions is what following their bodies gives. */
final class LibraryFactsTest {
  private static final Path FACTS = Programs.ROOT.resolve("interpreter/src/main/resources/lint/library.txt");

  @Test
  void theyAreWhatTheSourcesSay() {
    var library = Library.standard();
    Golden.compare(FACTS, LibraryFacts.write(library.libraryModules().stream().map(library::load).toList()));
  }

  @Test
  void theyCountForTheirTextOnly() {
    var lies = Golden.read(FACTS).replaceAll("(?m)^(?!module )(\\w+).*$", "$1 disrupts disrupts-within");
    assertFalse(found(lies).isEmpty());
    assertEquals(List.of(), found(lies.replaceAll("(?m)^(module \\w+) \\w+$", "$1 0")));
  }

  private static List<Finding> found(String facts) {
    var playbook = Programs.compile(Programs.ROOT.resolve("playbooks/pegasus/high-availability.upg"));
    return new Linter(Rules.ALL, Linted.TODAY, LibraryFacts.read(facts))
        .lint(Subject.of(playbook.module().orElseThrow(), playbook.program()), Settings.of(Profile.STRICT));
  }
}
