package dev.upg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs on this machine without SSH: {@code ansible_connection=local}. */
class RunCommandTest {
  @TempDir
  private Path folder;

  @BeforeEach
  void files() throws IOException {
    write("hosts.ini", "[web]\nweb-1 ansible_connection=local\nweb-2 ansible_connection=local\n");
    write("a.upg", """
        playbook "Greet"

        param version: version
        param status: int = 0

        inventory { group web { nodes 1.. } }

        foreach node in web {
          step "greet ${node.name}" {
            remote node timeout 1m "echo hello ${version}; exit ${status}"
          }
        }
        """);
  }

  @Test
  void aRunThatSucceedsEndsWithASummaryAndALog() throws IOException {
    var result = run("run", "a.upg", "-i", "hosts.ini", "--set", "version=2.10");
    assertEquals(Exit.FINE, result.code(), result.toString());
    assertTrue(result.out().startsWith("Greet\n\n"), result.out());
    assertTrue(result.out().contains("web-2  done    "), result.out());
    assertTrue(log().contains("| hello 2.10"), log());
    assertTrue(result.out().contains("\nLog: .upg/runs/"), result.out());
  }

  @Test
  void aRunThatFailsSaysWhereAndCanBeResumed() {
    var result = run("run", "a.upg", "-i", "hosts.ini", "--set", "version=2.10", "--set", "status=4");
    assertEquals(Exit.STOPPED, result.code());
    assertTrue(result.out().contains("failed[UPG9001]"), result.out());
    assertTrue(result.out().contains("Mend the cause, then `upg resume`."), result.out());
    assertTrue(result.out().contains("web-2  not started"), result.out());
  }

  @Test
  void aSecretOnTheCommandLineIsWarnedOfAndOneInAFileIsNot() throws IOException {
    write("b.upg", "playbook \"B\"\nparam password: secret\nsay \"hello\"\n");
    write("secrets.yml", "password: sesame street\n");
    var shown = run("run", "b.upg", "--set", "password=sesame street");
    assertEquals(Exit.FINE, shown.code(), shown.toString());
    assertTrue(shown.err().contains("`--set-file FILE`"), shown.err());
    assertFalse(shown.err().contains("sesame"), shown.err());
    var hidden = run("run", "b.upg", "--set-file", "secrets.yml");
    assertEquals(Exit.FINE, hidden.code(), hidden.toString());
    assertEquals("", hidden.err());
  }

  @Test
  void everythingMissingIsToldAtOnceAndNothingIsRun() throws IOException {
    write("b.upg", "playbook \"B\"\nparam version: version\nparam limit: duration\nsay \"${version} ${limit}\"\n");
    var result = run("run", "b.upg", "--set", "limit=5", "--set", "vresion=1");
    assertEquals(Exit.REFUSED, result.code());
    assertEquals("", result.out());
    for (var code : List.of("UPG6006", "UPG6007", "UPG6008")) {
      assertTrue(result.err().contains(code), result.err());
    }
    assertFalse(Files.exists(folder.resolve(".upg")));
  }

  @Test
  void withoutAnInventoryBothWaysOutAreNamed() {
    var result = run("run", "a.upg", "--set", "version=1");
    assertEquals(Exit.REFUSED, result.code());
    assertTrue(result.err().contains("UPG6010") && result.err().contains("--practice"), result.err());
  }

  @Test
  void aPlaybookThatDoesNotCheckIsRefused() throws IOException {
    write("b.upg", "playbook \"B\"\nsay nothing\n");
    var result = run("run", "b.upg");
    assertEquals(Exit.REFUSED, result.code());
    assertTrue(result.err().contains("error[UPG2001]"), result.err());
  }

  @Test
  void aModuleCannotBeRun() throws IOException {
    write("m.upg", "module m\nfun one() -> int { return 1 }\n");
    var result = run("run", "m.upg");
    assertEquals(Exit.REFUSED, result.code());
    assertTrue(result.err().contains("`m.upg` is a module"), result.err());
  }

  @Test
  void aFileOfValuesKeepsThemAsWrittenAndSetWins() throws IOException {
    write("values.yml", "version: 2.10\nstatus: 4\n");
    var result = run("run", "a.upg", "-i", "hosts.ini", "--set-file", "values.yml", "--set", "status=0");
    assertEquals(Exit.FINE, result.code(), result.toString());
    assertTrue(log().contains("| hello 2.10"), log());
  }

  @Test
  void aFileOfValuesThatIsNoMappingIsRefused() throws IOException {
    write("values.yml", "- version\n");
    var list = run("run", "a.upg", "-i", "hosts.ini", "--set-file", "values.yml");
    assertEquals(Exit.REFUSED, list.code());
    assertTrue(list.err().contains("maps names to values"), list.err());
    write("values.yml", "version: [\n");
    var broken = run("run", "a.upg", "-i", "hosts.ini", "--set-file", "values.yml");
    assertEquals(Exit.REFUSED, broken.code());
    assertTrue(broken.err().contains("values.yml:2:1"), broken.err());
  }

  @Test
  void jsonHasOneEventOnEachLine() throws IOException {
    var result = run("run", "a.upg", "-i", "hosts.ini", "--set", "version=2.10", "--format", "json");
    var events = result.out().lines().toList();
    var json = new ObjectMapper();
    assertEquals("run-started", json.readTree(events.getFirst()).get("event").asText());
    var last = json.readTree(events.getLast());
    assertEquals("run-ended", last.get("event").asText());
    assertEquals("succeeded", last.get("outcome").asText());
    assertTrue(Files.exists(folder.resolve(last.get("log").asText())));
    assertEquals("", result.err());
  }

  @Test
  void jsonTellsOfMistakesOnStdoutToo() throws IOException {
    var result = run("run", "a.upg", "--format", "json");
    assertEquals(Exit.REFUSED, result.code());
    var first = new ObjectMapper().readTree(result.out().lines().findFirst().orElseThrow());
    assertEquals("diagnostic", first.get("event").asText());
    assertEquals(1, first.get("version").asInt());
  }

  @Test
  void questionsAreAnsweredByThePersonOrBeforehand() throws IOException {
    write("c.upg", "playbook \"C\"\nconfirm \"Go on?\"\nsay \"going\"\n");
    assertEquals(Exit.STOPPED, run("run", "c.upg").code());
    assertEquals(Exit.FINE, run("run", "c.upg", "--yes").code());
    assertEquals(Exit.STOPPED, new Session(folder).answering("no").run("run", "c.upg").code());
    var yes = new Session(folder).answering("yes").run("run", "c.upg");
    assertEquals(Exit.FINE, yes.code());
    assertTrue(yes.out().contains("Go on? [y/N] "), yes.out());
  }

  @Test
  void aFolderThatCannotBeWrittenIsToldBeforeTheRun() throws IOException {
    write(".upg", "a file");
    var result = run("run", "a.upg", "-i", "hosts.ini", "--set", "version=1");
    assertEquals(Exit.REFUSED, result.code());
    assertTrue(result.err().startsWith("upg: The journal and log of the run can't be written below"), result.err());
    assertEquals("", result.out());
  }

  @Test
  void practiceNeedsADatabaseThatCanBePractised() throws IOException {
    write("b.upg", "playbook \"B\"\nsay \"b\"\n");
    var result = run("run", "b.upg", "--practice");
    assertEquals(Exit.REFUSED, result.code());
    assertTrue(result.err().contains("UPG6011") && result.err().contains("pegasus"), result.err());
  }

  @Test
  void theFaultsOfAPracticeClusterAreListed() throws IOException {
    write("b.upg", "playbook \"B\"\nuse pegasus\nsay \"b\"\n");
    var result = run("run", "b.upg", "--practice", "--fault", "list");
    assertEquals(Exit.FINE, result.code(), result.err());
    assertTrue(result.out().contains("never-starts=NODE"), result.out());
    var unknown = run("run", "b.upg", "--practice", "--fault", "flood");
    assertEquals(Exit.REFUSED, unknown.code());
    assertTrue(unknown.err().contains("UPG6011") && unknown.err().contains("flood"), unknown.err());
    assertFalse(unknown.err().contains("Bringing up"), unknown.err());
    var node = run("run", "b.upg", "--practice", "--fault", "flaps=replica-33");
    assertEquals(Exit.REFUSED, node.code());
    assertTrue(node.err().contains("did you mean `replica-3`?"), node.err());
    assertFalse(node.err().contains("Bringing up"), node.err());
    var version = run("run", "b.upg", "--practice", "--practice-to", "2.6");
    assertEquals(Exit.REFUSED, version.code());
    assertTrue(version.err().contains("runs: 1.12, 2.0, 2.4, 2.5, master"), version.err());
    assertFalse(version.err().contains("Bringing up"), version.err());
  }

  @Test
  void aPracticeRunThatFailsFasterThanUsualIsToldAbout() throws IOException {
    write("b.upg", "playbook \"B\"\nuse pegasus\nfail \"no\"\n");
    var hint = "The practice cluster ran 100 times faster than real, this machine didn't";
    var fast = run("run", "b.upg", "--practice", "--speed", "100");
    assertEquals(Exit.PROBLEMS, fast.code());
    assertTrue(fast.err().contains(hint), fast.err());
    var usual = run("run", "b.upg", "--practice");
    assertEquals(Exit.PROBLEMS, usual.code());
    assertFalse(usual.err().contains("faster than real, this"), usual.err());
  }

  @Test
  void anSshConfigurationThatCannotBeReadIsRefused() throws IOException {
    var missing = run("run", "a.upg", "-i", "hosts.ini", "--set", "version=1", "--ssh-config", "nofile");
    assertEquals(Exit.REFUSED, missing.code());
    assertTrue(missing.err().contains("`nofile`, given by `--ssh-config`, can't be read: there is no such file"),
        missing.err());
    assertFalse(Files.exists(folder.resolve(".upg")));
    write("config", "User nobody\n");
    assertEquals(Exit.FINE,
        run("run", "a.upg", "-i", "hosts.ini", "--set", "version=1", "--ssh-config", "config").code());
  }

  @Test
  void aLimitIsToldBeforeAnythingElse() throws IOException {
    var text = run("run", "a.upg", "-i", "hosts.ini", "--set", "version=1", "--limit", "web-2");
    assertTrue(text.out().startsWith("Greet\nLoops are limited to web-2; commands outside of loops aren't.\n\n"),
        text.out());
    assertTrue(log().contains("--limit web-2: of loops"), log());
    var json = run("run", "a.upg", "-i", "hosts.ini", "--set", "version=1", "--limit", "web-2", "--format", "json");
    assertEquals("web-2",
        new ObjectMapper().readTree(json.out().lines().findFirst().orElseThrow()).get("limit").get(0).asText());
  }

  @Test
  void theLogBeginsWithWhatWasRun() throws IOException {
    write("a.upg",
        Files.readString(folder.resolve("a.upg")).replace("param status", "param pin: secret\nparam status"));
    run("run", "a.upg", "-i", "hosts.ini", "--set", "version=2.10", "--set", "pin=geheim", "--yes");
    var head = log().lines().takeWhile(line -> !line.contains("run started")).toList();
    for (var fact : List.of("  upg ", ", on " + System.getProperty("user.name") + "@", "playbook /", "a.upg",
        "inventory /", "hosts.ini", "--yes", "parameter version = 2.10", "parameter pin = <hidden>")) {
      assertTrue(head.stream().anyMatch(line -> line.contains(fact)), () -> fact + " in " + head);
    }
    assertFalse(log().contains("geheim"), log());
  }

  @Test
  void lintAndRunUseTheSameWordsForAFileThatIsMissing() {
    assertEquals(run("lint", "nofile.upg"), run("run", "nofile.upg"));
  }

  private Session.Result run(String... arguments) {
    return new Session(folder).run(arguments);
  }

  private String log() throws IOException {
    try (var files = Files.walk(folder.resolve(".upg"))) {
      return Files.readString(files.filter(file -> file.endsWith("run.log")).findFirst().orElseThrow());
    }
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
