package dev.upg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The rules as the command applies them: settings, exit statuses, an inventory, mending, shellcheck. */
final class LintRulesTest {
  private static final Path GOLDEN = Path.of("src/test/resources/cli");
  private static final String ROLLING = """
      # upg: window 20m
      playbook "kv"

      inventory { group kv { nodes 5..; home: path } }

      probe healthy(node: node { home: path }) -> bool {
        return (probe node in node.home timeout 10s "./kv status").stdout.trim() == "ok"
      }

      require kv.all(node -> healthy(node)) else "nothing was changed"
      foreach node in kv batch 2 {
        remote node in node.home timeout 1m "./kv restart"
        wait until healthy(node) every 1s timeout 1m
      }
      """;
  private static final String UNTIDY = """
      playbook "kv"

      use package

      inventory { group kv { nodes 3..; home: path } }

      let left_over = 5
      foreach node in kv {
        # Not as this user.
        remote node timeout 1m "sudo sysctl -p"
        remote node in node.home timeout 1m \"""
          source kv.env
          ./kv check
          \"""
      }
      """;

  @TempDir
  private Path folder;

  @Test
  void theListOfRules() {
    Golden.compare(GOLDEN.resolve("lint-rules.txt"), new Session(folder).run("lint", "--rules").out());
  }

  @Test
  void settingsAndExitStatuses() throws IOException {
    write("kv.upg", "playbook \"kv\"\n\ninventory { group kv { nodes 1.. } }\n\n"
        + "foreach node in kv { remote node timeout 1m \"sudo sysctl -p\" }\n");
    Files.createDirectories(folder.resolve("legacy"));
    Files.copy(folder.resolve("kv.upg"), folder.resolve("legacy/kv.upg"));
    var text = new StringBuilder(shown("lint --format concise kv.upg", "lint --strict --format concise kv.upg",
        "lint --max-warnings 1 --format concise kv.upg", "lint --max-warnings 0 --format concise kv.upg",
        "lint --profile essential kv.upg", "lint --profile lax kv.upg", "lint --config none.yml kv.upg"));
    write(".upg-lint.yml", "strict: true\nrules:\n  sudo-in-command: error\npaths:\n  - files: legacy/**\n"
        + "    rules:\n      UPG7508: off\n");
    text.append('\n').append(shown("lint --format concise kv.upg legacy"));
    Golden.compare(GOLDEN.resolve("lint-settings.txt"), text.toString());
  }

  @Test
  void mistakesInSettings() throws IOException {
    write("kv.upg", "playbook \"kv\"\n\nsay \"hello\"\n");
    write(".upg-lint.yml", """
        profile: relaxed
        strict: maybe
        max-warnings: many
        colour: red
        rules:
          kill-8: error
          kill-9: fatal
        rules: {}
        paths:
          - rules: { kill-9: off }
          - files: "[a"
        """);
    write("list.yml", "- profile\n");
    write("broken.yml", "rules: {kill-9\n");
    write("paths.yml", "paths: legacy\nrules: 5\n");
    write("empty.yml", "");
    Golden.compare(GOLDEN.resolve("lint-settings-mistakes.txt"), shown("lint kv.upg", "lint --config list.yml kv.upg",
        "lint --config broken.yml kv.upg", "lint --config paths.yml kv.upg", "lint --config empty.yml kv.upg"));
  }

  @Test
  void whatAnInventoryTells() throws IOException {
    write("kv.upg", ROLLING);
    write("five.ini", "[kv]\na home=/kv\nb home=/kv\nc home=/kv\nd home=/kv\ne home=/kv\n");
    write("many.ini", "[kv]\nkv-[1:30] home=/kv\n");
    write("shared.ini",
        "[kv]\na ansible_host=h1 home=/kv/a\nb ansible_host=h1 home=/kv/b\nc home=/kv\nd home=/kv\ne home=/kv\n");
    write("four.ini", "[kv]\na home=/kv\nb\nc home=/kv\nd home=/kv\n");
    Golden.compare(GOLDEN.resolve("lint-inventory.txt"), shown("lint kv.upg", "lint -i five.ini kv.upg",
        "lint -i many.ini kv.upg", "lint -i shared.ini kv.upg", "lint -i four.ini kv.upg", "lint -i none.ini kv.upg"));
  }

  @Test
  void mendsWhatHasOneRightAnswer() throws IOException {
    write("kv.upg", UNTIDY);
    Files.setPosixFilePermissions(folder.resolve("kv.upg"), PosixFilePermissions.fromString("rw-r-----"));
    var text = shown("lint --diff kv.upg");
    assertEquals(UNTIDY, Files.readString(folder.resolve("kv.upg")), "shown only");
    text += "\n" + shown("lint --fix kv.upg", "lint --diff kv.upg");
    Golden.compare(GOLDEN.resolve("lint-fix.txt"), text + "\n" + Files.readString(folder.resolve("kv.upg")));
    assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("kv.upg"))));
    try (var files = Files.list(folder)) {
      assertEquals(1, files.count(), "nothing is left beside the file");
    }
  }

  @Test
  void remarksOfShellcheckStandWhereTheyBelong() throws IOException {
    write("kv.upg", """
        playbook "kv"

        inventory { group kv { nodes 1..; home: path } }

        foreach node in kv {
          remote node timeout 1m "true"
        }

        remote kv[0] in kv[0].home timeout 1m \"""
          set -e
          cp ${kv[0].home}/a ${kv[0].name} $unquoted
          \"""
        """);
    shellcheck(
        """
            for file in "$@"; do case $file in *.sh) last=$file ;; esac; done
            printf '{"comments":[{"file":"%s","line":2,"endLine":2,"column":10,"endColumn":19,"level":"warning","code":2086,"message":"Quote this."}]}' "$last"
            exit 1
            """);
    var session = new Session(folder).with("PATH", folder.resolve("bin").toString());
    Golden.compare(GOLDEN.resolve("lint-shellcheck.txt"), session.run("lint", "kv.upg").shown("lint kv.upg"));
    shellcheck("echo 'out of memory'; exit 3");
    var failed = session.run("lint", "kv.upg");
    assertEquals("upg: shellcheck could not be used: it ended with 3: out of memory\n", failed.err());
    assertEquals(Exit.FINE, failed.code());
    write(".upg-lint.yml", "rules:\n  shellcheck: off\n");
    assertEquals("", session.run("lint", "kv.upg").err(), "not called");
  }

  @Test
  void withoutShellcheckNothingIsStarted() throws IOException {
    write("kv.upg", ROLLING);
    assertTrue(Shellcheck.find(new Session(folder).with("PATH", folder.toString()).environment(null, null)).isEmpty());
    assertFalse(new Session(folder).run("lint", "kv.upg").out().contains("UPG7511"));
  }

  private void shellcheck(String script) throws IOException {
    var file = folder.resolve("bin/shellcheck");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private String shown(String... commands) {
    return Arrays.stream(commands).map(command -> new Session(folder).run(command.split(" ")).shown(command))
        .collect(Collectors.joining("\n")).replace(folder + "/", "");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
