package dev.upg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.Golden;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A statement fails, and somebody sits at the terminal. */
final class FailureChoicesTest {
  private static final Path EXPECTED = Path.of("src/test/resources/cli/choices");

  @TempDir
  private Path folder;

  @BeforeEach
  void inventory() throws IOException {
    Files.writeString(folder.resolve("hosts.ini"),
        "[web]\nweb-1 ansible_connection=local\nweb-2 ansible_connection=local\n");
  }

  /** What an action had finished before it failed isn't done twice. */
  @Test
  void retry() throws IOException {
    playbook("""
        action restart(server: node) {
          remote server in folder "echo stop >> log"
          remote server in folder "echo start >> log; test -e failed || { touch failed; echo no room >&2; exit 3; }"
        }

        foreach node in web { step "restart" { restart(node) } }
        """);
    assertEquals(Exit.FINE, shown("retry", "retry").code());
    assertEquals("stop start start stop start", log());
  }

  /** The words may be cut; what isn't one is asked again; without a reason nothing is skipped. */
  @Test
  void skip() throws IOException {
    playbook("""
        foreach node in web {
          remote node in folder "echo ${node.name} >> log; test ${node.name} != web-1"
        }
        """);
    assertEquals(Exit.FINE, shown("skip", "", "now what", "s", "sk", " ", "SKIP", "disk is replaced tomorrow").code());
    assertEquals("web-1 web-2", log());
  }

  @Test
  void aStepWithASkippedStatementIsntSaidToBeDone() throws IOException {
    playbook("""
        foreach node in web {
          step "restart" { remote node in folder "test ${node.name} != web-1" }
        }
        """);
    var out = run("skip", "by hand").out();
    assertTrue(out.contains("restart (partly skipped)"), out);
    assertTrue(out.lines().anyMatch(line -> line.startsWith("web-2  done") && line.endsWith("  restart")), out);
  }

  @Test
  void aSkippedStatementStaysSkipped() throws IOException {
    playbook("""
        foreach node in web {
          remote node in folder "echo ${node.name} >> log; false"
        }
        """);
    assertEquals(Exit.STOPPED, run("skip", "by hand", "stop").code());
    var resumed = shown(new Session(folder).answering("skip", "too"), "skip-resumed", "resume");
    assertEquals(Exit.FINE, resumed.code());
    assertEquals("web-1 web-2 web-2", log());
    assertTrue(new Session(folder).run("show").out().contains("by hand"));
  }

  @Test
  void stop() throws IOException {
    playbook("""
        scope quiet() {
          enter { remote web[0] in folder "echo enter >> log" }
          leave { remote web[0] in folder "echo leave >> log" }
        }

        with quiet() { foreach node in web { remote node "false" } }
        """);
    assertEquals(Exit.STOPPED, shown("stop", "stop").code());
    assertEquals("enter leave", log());
  }

  @Test
  void theEndOfInputIsAStop() throws IOException {
    playbook("foreach node in web { remote node \"false\" }\n");
    assertEquals(Exit.STOPPED, run().code());
  }

  /** A value that a later statement needs, and a requirement, can't be skipped. */
  @Test
  void noSkip() throws IOException {
    playbook("""
        let said = remote web[0] in folder "test -e failed || { touch failed; exit 1; }; echo two"
        require (probe web[0] in folder accept [0, 1] "test -e ready").code == 0 else "not ready"
        say said.stdout
        """);
    assertEquals(Exit.STOPPED, shown("no-skip", "skip", "retry", "skip", "stop").code());
  }

  @Test
  void shell() throws IOException {
    playbook("remote web[0] \"false\"\n");
    assertEquals(Exit.STOPPED, shown("shell", "shell", "stop").code());
  }

  /** The playbook says itself what is to happen: nobody is asked. */
  @Test
  void unasked() throws IOException {
    playbook("""
        try { remote web[0] "false" } rescue problem { say "rescued" }
        try {
          foreach node in web stop after 3 failures { remote node "false" }
          fail "enough"
        } rescue problem { say "rescued, too" }
        if web[0].name == "web-1" { fail "the end" }
        """);
    var result = shown("unasked", "stop");
    assertEquals(Exit.STOPPED, result.code());
  }

  /** While one node waits for its answer no other begins a statement, so there is one question at a time. */
  @Test
  void aBatchIsAskedOneByOne() throws IOException {
    playbook("foreach node in web batch 2 { remote node \"false\" }\n");
    var result = run("skip", "one", "skip", "two");
    assertEquals(Exit.FINE, result.code(), result.toString());
    assertEquals(2, result.out().split("retry, skip, shell or stop", -1).length - 1);
  }

  /** A flag answers before anybody is asked. */
  @Test
  void stopSaidBefore() throws IOException {
    playbook("foreach node in web { remote node \"false\" }\n");
    var result = shown(new Session(folder).answering("retry"), "stop-by-flag", "run", "a.upg", "-i", "hosts.ini",
        "--set",
        "folder=" + folder, "--on-failure", "stop");
    assertEquals(Exit.STOPPED, result.code());
  }

  @Test
  void whatCannotBeSaidBefore() throws IOException {
    playbook("remote web[0] \"false\"\n");
    for (var wrong : List.of("skip", "retry", "retry=0", "retry=100", "")) {
      var result = new Session(folder).run("run", "a.upg", "-i", "hosts.ini", "--on-failure=" + wrong);
      assertEquals(Exit.REFUSED, result.code());
      assertTrue(result.err().contains("`--on-failure` can't be `" + wrong + "`: ask|stop|retry=N is wanted"), result
          .err());
    }
  }

  @Test
  void whoReadsJsonIsNotAsked() throws IOException {
    playbook("remote web[0] \"false\"\n");
    var result = new Session(folder).answering("retry").run("run", "a.upg", "-i", "hosts.ini", "--set", "folder="
        + folder, "--format", "json");
    assertEquals(Exit.STOPPED, result.code());
    assertFalse(result.out().contains("asked"), result.out());
  }

  private void playbook(String statements) throws IOException {
    Files.writeString(folder.resolve("a.upg"), "playbook \"Choose\"\n\nparam folder: path\n\n"
        + "inventory { group web { nodes 1.. } }\n\n" + statements);
  }

  private Session.Result run(String... answers) {
    return new Session(folder).answering(answers).run("run", "a.upg", "-i", "hosts.ini", "--set", "folder=" + folder);
  }

  private Session.Result shown(String name, String... answers) {
    return shown(new Session(folder).answering(answers), name, "run", "a.upg", "-i", "hosts.ini", "--set", "folder="
        + folder);
  }

  private Session.Result shown(Session session, String name, String... arguments) {
    var result = session.with("SHELL", "/bin/true").run(arguments);
    Golden.compare(EXPECTED.resolve(name + ".txt"), Scrubbed.text(result.shown(String.join(" ", arguments)), folder));
    return result;
  }

  private String log() throws IOException {
    return String.join(" ", Files.readAllLines(folder.resolve("log")));
  }
}
