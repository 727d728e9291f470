package dev.upg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;

class HelpTest {
  private static final Path EXPECTED = Path.of("src/test/resources/cli");

  @TempDir
  private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"run", "plan", "resume", "abort", "runs", "show", "report", "lint", "fmt", "doc", "explain",
      "new",
      "inventory",
      "version", "completion"})
  void eachCommandHasHelpWithAnExample(String command) {
    var help = new Session(folder).run(command, "--help");
    assertEquals(Exit.FINE, help.code());
    assertTrue(help.out().contains("Examples:\n  upg " + command), help.out());
    assertTrue(help.out().lines().allMatch(line -> line.length() <= 80), help.out());
    Golden.compare(EXPECTED.resolve("help-" + command + ".txt"), help.out());
  }

  @Test
  void upgItselfListsItsCommands() {
    var help = new Session(folder).run("--help");
    assertEquals(Exit.FINE, help.code());
    Golden.compare(EXPECTED.resolve("help.txt"), help.out());
  }

  @Test
  void withoutACommandTheHelpIsAnError() {
    var none = new Session(folder).run();
    assertEquals(Exit.REFUSED, none.code());
    assertEquals("", none.out());
    assertTrue(none.err().startsWith("Usage: upg COMMAND"), none.err());
  }
}
