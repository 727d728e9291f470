package dev.upg.tests.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.upg.Golden;
import dev.upg.check.CheckedModule;
import dev.upg.compile.Compilation;
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

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
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

  /** Hundreds may be looked at in one process. */
  @Test
  void whatWasLookedAtIsNotKept() throws InterruptedException {
    var linter = new Linter(Rules.ALL, Linted.TODAY, LibraryFacts.read(Golden.read(FACTS)));
    var module = lookAt(linter);
    for (int i = 0; i < 50 && module.get() != null; i++) {
      System.gc();
      Thread.sleep(10);
    }
    assertNull(module.get());
    Reference.reachabilityFence(linter);
  }

  /** In a method of its own: nothing here holds what it looked at. */
  private static WeakReference<CheckedModule> lookAt(Linter linter) {
    var playbook = playbook();
    linter.lint(Subject.of(playbook.module().orElseThrow(), playbook.program()), Settings.of(Profile.STRICT));
    return new WeakReference<>(playbook.module().orElseThrow());
  }

  private static List<Finding> found(String facts) {
    var playbook = playbook();
    return new Linter(Rules.ALL, Linted.TODAY, LibraryFacts.read(facts))
        .lint(Subject.of(playbook.module().orElseThrow(), playbook.program()), Settings.of(Profile.STRICT));
  }

  private static Compilation playbook() {
    return Programs.compile(Programs.ROOT.resolve("playbooks/pegasus/high-availability.upg"));
  }
}
