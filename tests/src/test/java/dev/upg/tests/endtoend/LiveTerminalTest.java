package dev.upg.tests.endtoend;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.upg.Golden;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A run in a real terminal: what is seen, keys, resizing, and that the shell gets its terminal back. */
@Timeout(300)
class LiveTerminalTest {
  private static final Path EXPECTED = Path.of("src/test/resources/endtoend");

  @TempDir
  private Path folder;

  /** Each node's command goes on until a file is there: nothing moves by itself. */
  @BeforeEach
  void playbook() throws IOException {
    assumeTrue(Tmux.isInstalled(), "no tmux");
    Files.writeString(folder.resolve("hosts.ini"), """
        [web]
        web-1 ansible_connection=local
        web-2 ansible_connection=local
        web-3 ansible_connection=local
        """);
    Files.writeString(folder.resolve("a.upg"),
        """
            playbook "Web servers"

            inventory { group web { nodes 1.. } }
            param folder: path

            scope quiet() {
              enter { remote web[0] in folder "touch quiet" }
              leave { remote web[0] in folder "rm quiet" }
            }

            with quiet() {
              foreach node in web {
                remote node in folder timeout 5m "echo looking for go-${node.name}; until test -e go-${node.name}; do sleep 0.1; done"
              }
            }
            """);
    Files.writeString(folder.resolve("upg"),
        "#!/bin/sh\nexec '%s' -XX:TieredStopAtLevel=1 -cp '%s' dev.upg.cli.Main \"$@\"\n"
            .formatted(Path.of(System.getProperty("java.home"), "bin", "java"), System.getProperty("java.class.path")));
    assertTrue(folder.resolve("upg").toFile().setExecutable(true));
  }

  @Test
  void aPersonGoesAlong() throws Exception {
    var frames = new StringBuilder();
    try (var terminal = Tmux.open(folder, 80, 24)) {
      terminal.line("./upg run a.upg -i hosts.ini --set folder=" + folder.toRealPath());
      frames.append(frame("a command runs", terminal.until("→ echo looking")));
      terminal.keys("d");
      frames.append(frame("its output", terminal.until("│ web-1  looking for go-web-1")));
      terminal.keys("d").until("d details");
      terminal.keys("p").until("pauses before the next node");
      go("web-1");
      frames.append(frame("paused", terminal.until("paused before web-2")));
      terminal.resize(60, 16);
      frames.append(frame("resized", terminal.untilLike("(?m)^── 1 of 3 .* ──$")));
      terminal.keys("p").until("▸ web-2");
      terminal.keys("s");
      frames.append(frame("one more key", terminal.until("s again")));
      terminal.keys("s").until("stopping (by key)");
      go("web-2");
      frames.append(frame("stopped", terminal.untilLike("(?m)^Log: .*\\n\\$")));
      terminal.line("stty -a | grep -o '.icanon'; stty -a | grep -o '.echo '");
      assertTrue(terminal.until(" echo").contains(" icanon"), terminal.screen());
    }
    Golden.compare(EXPECTED.resolve("live-terminal.txt"), frames.toString());
  }

  /** The shell wants to be typed into while the run is stopped, and the run has its keys again afterwards. */
  @Test
  void theShellHasItsTerminalMeanwhile() throws Exception {
    try (var terminal = Tmux.open(folder, 80, 24)) {
      terminal.line("./upg run a.upg -i hosts.ini --set folder=" + folder.toRealPath());
      terminal.until("→ echo looking");
      terminal.keys("C-z").until("Stopped");
      terminal.line("stty -a | grep -o '.icanon'; stty -a | grep -o '.echo '");
      assertTrue(terminal.until(" echo").contains(" icanon"), terminal.screen());
      terminal.line("clear; fg").until("0 of 3 done");
      terminal.keys("d").until("fewer details");
      go("web-1");
      go("web-2");
      go("web-3");
      terminal.until("Succeeded");
    }
  }

  /** A question is typed as a line that is seen, and the keys are back after it. */
  @Test
  void aQuestionIsAnsweredByALine() throws Exception {
    Files.writeString(folder.resolve("a.upg"), """
        playbook "Web servers"

        inventory { group web { nodes 1.. } }
        param folder: path

        confirm "Is the traffic away?"
        remote web[0] in folder timeout 5m "until test -e go-web-1; do sleep 0.1; done"
        """);
    try (var terminal = Tmux.open(folder, 80, 24)) {
      terminal.line("./upg run a.upg -i hosts.ini --set folder=" + folder.toRealPath());
      terminal.until("Is the traffic away? [y/N]");
      terminal.line("y").until("[y/N] y");
      terminal.until("s stop");
      terminal.keys("d").until("fewer details");
      go("web-1");
      terminal.until("Succeeded");
    }
  }

  private void go(String node) throws IOException {
    Files.createFile(folder.resolve("go-" + node));
  }

  /** Times and the names of runs are different each time. */
  private String frame(String title, String screen) throws IOException {
    return "# " + title + "\n" + screen.replace(folder.toRealPath().toString(), "FOLDER")
        .replaceAll("\\d\\d:\\d\\d:\\d\\d", "hh:mm:ss").replaceAll("\\b\\d+(\\.\\d+)?s\\b|\\b\\dm( \\d+s)?\\b", "N")
        .replaceAll("\\d{8}-\\d{6}-[0-9a-f]{4}", "RUN").replaceAll("─{3,}", "───").replaceAll("  +", "  ") + "\n\n";
  }
}
