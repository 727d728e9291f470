package dev.upg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Plans on this machine, and runs of what was planned. */
final class PlanCommandTest extends CommandsInFolder {
  private static final Path EXPECTED = Path.of("src/test/resources/cli");

  @BeforeEach
  void playbook() throws IOException {
    write("hosts.ini", "[web]\nweb-1 ansible_connection=local\nweb-2 ansible_connection=local\n");
    write("a.upg", """
        playbook "Greet"

        param folder: path
        param word: string = "hello"

        inventory { group web { nodes 1.. } }

        foreach node in web where (probe node in folder accept [0, 1] "test -e ${node.name}").code == 1 {
          remote node in folder "echo ${word} >> log; touch ${node.name}"
        }
        """);
  }

  @Test
  void whatWasPlannedIsRunOrNothing() throws IOException {
    show("plan", "a.upg", "-i", "hosts.ini", "--set", "folder=" + folder, "--out", "a.upgplan");
    assertFalse(Files.exists(folder.resolve("log")));
    show("plan", "a.upg", "-i", "hosts.ini", "--set", "folder=" + folder, "-v");
    show("plan", "a.upg", "-i", "hosts.ini", "--set", "folder=" + folder, "--format", "json");
    Files.createFile(folder.resolve("web-1"));
    show("run", "a.upgplan");
    Files.delete(folder.resolve("web-1"));
    var text = Files.readString(folder.resolve("a.upg"));
    write("a.upg", text.replace("\"hello\"", "\"good day\""));
    show("run", "a.upgplan");
    write("a.upg", text);
    show("run", "a.upgplan", "-i", "hosts.ini");
    assertFalse(Files.exists(folder.resolve("log")));
    assertEquals(Exit.FINE, run("run", "a.upgplan").code());
    assertEquals("hello\nhello\n", Files.readString(folder.resolve("log")));
    compare(EXPECTED.resolve("plan.txt"));
  }

  @Test
  void whatIsNoPlanIsToldSo() throws IOException {
    write("empty.upgplan", "");
    write("other.upgplan", "{\"format\": 7}");
    write("list.upgplan", "[]");
    show("run", "missing.upgplan");
    show("run", "empty.upgplan");
    show("run", "other.upgplan");
    show("run", "list.upgplan");
    show("plan", "a.upg", "-i", "hosts.ini", "--set", "folder=" + folder, "--out", "a.txt");
    show("plan", "a.upg", "--practice", "--out", "a.upgplan");
    show("plan", "a.upg", "-i", "hosts.ini", "--set", "folder=/nowhere", "--out", "a.upgplan");
    assertFalse(Files.exists(folder.resolve("a.upgplan")), "what would fail is no plan");
    compare(EXPECTED.resolve("plan-refused.txt"));
  }

  @Test
  void secretsAreNotInThePlan() throws IOException {
    write("b.upg", """
        playbook "Log in"

        param password: secret

        inventory { group web { nodes 1.. } }

        remote web[0] stdin password "cat > /dev/null"
        """);
    assertEquals(Exit.FINE,
        run("plan", "b.upg", "-i", "hosts.ini", "--set", "password=s3cret-w0rd", "--out", "b.upgplan")
            .code());
    assertFalse(Files.readString(folder.resolve("b.upgplan")).contains("s3cret"));
    assertEquals(Exit.REFUSED, run("run", "b.upgplan").code());
    assertTrue(run("run", "b.upgplan", "--set", "password=s3cret-w0rd").out().contains("Succeeded"));
  }
}
