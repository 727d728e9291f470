package dev.upg.tests.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What `upg completion` prints, in the shells themselves. */
class CompletionTest {
  private static final String ASK = """
      source "$1"
      shift
      COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
      _upg
      printf '%s\\n' "${COMPREPLY[@]}"
      """;

  @TempDir
  private Path folder;

  @TempDir
  private Path elsewhere;

  private Shell shell;

  @BeforeEach
  void files() throws Exception {
    Files.createDirectories(folder.resolve("nested one"));
    Files.writeString(folder.resolve("my upgrade.upg"), "");
    Files.writeString(folder.resolve("hosts.ini"), "");
    shell = new Shell(folder, Map.of("PATH", System.getenv("PATH"), "HOME", folder.toString()));
  }

  @Test
  void bash() throws Exception {
    assumeTrue(isThere("bash"), "bash isn't installed");
    var script = script("bash");
    assertEquals(List.of("resume"), bash(script, "upg", "res"));
    assertEquals(List.of("--fault", "--format"), bash(script, "upg", "run", "--f"));
    assertEquals(List.of("json", "text"), bash(script, "upg", "run", "--format", ""));
    assertEquals(List.of("always", "auto"), bash(script, "upg", "run", "--color", "=", "a"));
    assertEquals(List.of("my upgrade.upg", "nested one"), bash(script, "upg", "run", ""));
    assertEquals(List.of("hosts.ini", "my upgrade.upg", "nested one"), bash(script, "upg", "run", "-i", ""));
    assertEquals(List.of("zsh"), bash(script, "upg", "completion", "z"));
    assertEquals(List.of(""), bash(script, "upg", "run", "--set", "v"));
  }

  @Test
  void fish() throws Exception {
    assumeTrue(isThere("fish"), "fish isn't installed");
    var script = script("fish").toString();
    var asked = "source $argv[1]; complete -C $argv[2]";
    assertTrue(shell.output("fish", "-c", asked, script, "upg resu").startsWith("resume\t"));
    assertTrue(shell.output("fish", "-c", asked, script, "upg run --format js").startsWith("json"));
    assertTrue(shell.output("fish", "-c", asked, script, "upg run my").contains("my upgrade.upg"));
  }

  @Test
  void zsh() throws Exception {
    assumeTrue(isThere("zsh"), "zsh isn't installed");
    var script = script("zsh").toString();
    shell.output("zsh", "-n", script);
    var calls = "compdef() { :; }; _describe() { print -rl -- $commands; }; _arguments() { print -rl -- \"$@\"; };"
        + " source $1; shift; words=(\"$@\"); CURRENT=$#; _upg";
    assertTrue(shell.output("zsh", "-fc", calls, "zsh", script, "upg", "").contains("resume:Go on"));
    assertTrue(shell.output("zsh", "-fc", calls, "zsh", script, "upg", "run", "")
        .contains("*--color=[auto (the default), always or never.]:WHEN:(auto always never)"));
  }

  private List<String> bash(Path script, String... words) throws Exception {
    var command = new ArrayList<>(List.of("bash", "-c", ASK, "bash", script.toString()));
    command.addAll(List.of(words));
    var result = shell.run(command);
    assertEquals(0, result.code(), result.output());
    return List.copyOf(new TreeSet<>(result.output().lines().toList()));
  }

  private Path script(String name) throws Exception {
    var text = shell.output(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-XX:TieredStopAtLevel=1",
        "-cp", System.getProperty("java.class.path"), "dev.upg.cli.Main", "completion", name);
    return Files.writeString(elsewhere.resolve(name), text);
  }

  private boolean isThere(String name) throws Exception {
    return shell.run(List.of("sh", "-c", "command -v " + name)).code() == 0;
  }
}
