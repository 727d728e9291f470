package dev.upg.tests.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * `./upg` as users start it. In a copy of the tree, whose `mvn` puts together what this build has compiled already: a real one
 * would write into the folders that this very test runs from.
 */
@Timeout(480)
class LauncherTest {
  private static final Path ROOT = Path.of(System.getProperty("upg.root"));

  @TempDir
  private Path folder;

  @Test
  void buildsOnceThenUpgradesAPracticeCluster() throws Exception {
    var copy = Files.createDirectories(folder.resolve("copy of upg"));
    Stream.of("upg", "pom.xml", "grammar/pom.xml", "stdlib/pom.xml", "interpreter/pom.xml", ".mvn/java-format.xml",
        "playbooks/pegasus/high-availability.upg").forEach(name -> copy(copy, name));
    for (var name : new String[]{"grammar/src", "stdlib/src", "interpreter/src/main"}) {
      Files.createDirectories(copy.resolve(name));
    }
    var tools = StandInMaven.folder(folder);
    try (var first = UpgProcess.launch(copy.resolve("upg"), tools, folder, "version")) {
      assertEquals(0, first.end(), first.seen());
      assertTrue(first.seen().contains("building (the first time only)"), first.seen());
    }
    try (var upg = UpgProcess.launch(copy.resolve("upg"), tools, folder, "run",
        copy.resolve("playbooks/pegasus/high-availability.upg").toString(), "--practice", "--speed",
        Double.toString(Upgrade.SPEED))) {
      assertEquals(0, upg.end(), upg.seen());
      assertFalse(upg.seen().contains("building"), upg.seen());
      assertEquals(9, upg.seen().lines().filter(line -> line.matches("\\S+ +done +2\\.4\\.0 → 2\\.5\\.0 .*")).count(),
          upg.seen());
      assertTrue(upg.seen().contains("yes, 5 times  cluster.restart_window(assign_delay)"), upg.seen());
      assertTrue(upg.seen().contains("This was a practice cluster"), upg.seen());
    }
  }

  private static void copy(Path to, String name) {
    try {
      Files.createDirectories(to.resolve(name).getParent());
      Files.copy(ROOT.resolve(name), to.resolve(name));
    } catch (IOException e) {
      throw new AssertionError(name, e);
    }
  }

  @Test
  void aBuildThatFailsSaysWhy() throws Exception {
    var copy = Files.createDirectories(folder.resolve("copy"));
    copy(copy, "upg");
    Files.createDirectories(copy.resolve("interpreter"));
    var tools = Files.createDirectories(folder.resolve("tools"));
    StandInMaven.script(tools.resolve("mvn"), "#!/bin/sh\necho no space left on device\nexit 1\n");
    try (var upg = UpgProcess.launch(copy.resolve("upg"), tools, folder, "version")) {
      assertEquals(70, upg.end(), upg.seen());
      assertTrue(upg.seen().contains("upg: the build failed:\nno space left on device\n"), upg.seen());
    }
  }
}
