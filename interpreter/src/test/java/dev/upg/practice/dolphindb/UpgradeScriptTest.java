package dev.upg.practice.dolphindb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The practice `upgrade.sh` against recorded outputs, colours and exit codes included. */
class UpgradeScriptTest {
  private static final Path RECORDED = Path.of("src/test/resources/dolphindb");

  @TempDir
  private Path folder;

  private Path demo;

  @BeforeEach
  void install() throws IOException {
    Installation.write(folder, Release.V2_00_7_4, "license\n");
    demo = folder.resolve("clusterDemo");
  }

  private void assertSays(String recorded, String answers, String term) throws IOException, InterruptedException {
    var builder = new ProcessBuilder("bash", "./upgrade.sh").directory(demo.toFile()).redirectErrorStream(true);
    builder.environment().remove("TERM");
    builder.environment().putAll(term.isEmpty() ? Map.of() : Map.of("TERM", term));
    var process = builder.start();
    try (var in = process.getOutputStream()) {
      in.write(answers.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // It ended before it asked.
      assertFalse(process.isAlive() && answers.isEmpty());
    }
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(Files.readString(RECORDED.resolve(recorded)), said + "rc=" + process.waitFor() + "\n");
  }

  @Test
  void replacesTheProgramAndUsesUpThePackage() throws Exception {
    Installation.pack(demo, Release.V2_00_8_12, false);
    assertSays("upgrade_offline_piped.ansi.txt", "y\n2\n2.00.8.12\n", "xterm");
    assertTrue(Files.readString(folder.resolve("dolphindb")).contains("2.00.8.12 2023.01.10"));
    assertEquals("license\n", Files.readString(folder.resolve("dolphindb.lic")));
    assertFalse(Files.exists(demo.resolve("DolphinDB_Linux64_V2.00.8.12.zip")));
  }

  @Test
  void endsWellForMostFailures() throws Exception {
    assertSays("upgrade_missing_package.ansi.txt", "y\n2\n2.00.8.12\n", "xterm");
    assertSays("upgrade_answer_n.ansi.txt", "n\n", "xterm");
    assertSays("upgrade_bad_mode.ansi.txt", "y\n7\n", "xterm");
    assertSays("upgrade_exit_mode.ansi.txt", "y\n3\n", "xterm");
  }

  @Test
  void aPackageThatIsCutEndsItWithoutAWord() throws Exception {
    Installation.pack(demo, Release.V2_00_8_12, true);
    assertSays("upgrade_corrupt_zip.ansi.txt", "y\n2\n2.00.8.12\n", "xterm");
  }

  @Test
  void needsATerminalType() throws Exception {
    assertSays("upgrade_no_term.txt", "y\n", "");
    assertSays("upgrade_term_dumb.txt", "y\n", "dumb");
  }
}
