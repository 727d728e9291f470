package dev.upg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.journal.Entry;
import dev.upg.journal.JournalFile;
import dev.upg.journal.RunFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Who goes on with a run gives its secrets again, and may mistype them. */
@Timeout(120)
final class ResumedSecretsTest extends CommandsInFolder {
  private static final Path EXPECTED = Path.of("src/test/resources/cli/resume-secrets.txt");
  private static final String TOKEN = "param token: secret";

  @Test
  void anotherOneIsRefusedBeforeAnythingIsDone() throws IOException {
    fail(TOKEN, "token: open-sesame\n");
    show("resume", "--set", "token=open-sesane");
    // The file that the run was begun with is read again: what it says now counts.
    write("secrets.yml", "token: rotated-since\n");
    show("abort");
    assertEquals("open-sesame\n", Files.readString(folder.resolve("log")));
    write("mended", "");
    var rotated = run("resume", "--accept-changes");
    assertEquals(Exit.FINE, rotated.code(), rotated.toString());
    assertEquals("open-sesame\nrotated-since\n", Files.readString(folder.resolve("log")));
    compare(EXPECTED);
  }

  @Test
  void anyOfSeveralIsNoticed() throws IOException {
    fail(TOKEN + "\nparam keys: list<secret> = []\nparam more: map<string, secret> = {}\nparam old: secret? = none",
        "token: open-sesame\nkeys: [key-1, key-2]\nmore: {a: key-4}\n");
    write("secrets.yml", "token: open-sesame\nkeys: [key-1, key-3]\nmore: {a: key-4}\n");
    var refused = run("resume");
    assertEquals(Exit.REFUSED, refused.code());
    assertTrue(refused.err().contains(
        "\n  one of the secret parameters keys, more, token has another value: mistyped, or changed since\n"),
        refused.err());
    write("secrets.yml", "token: open-sesame\nkeys: [key-1, key-2]\nmore: {a: key-4}\nold: before\n");
    assertEquals(Exit.REFUSED, run("resume").code());
    write("secrets.yml", "more: {a: key-4}\nkeys: [key-1, key-2]\ntoken: open-sesame\n");
    write("mended", "");
    assertEquals(Exit.FINE, run("resume").code());
  }

  /** What is new or gone is told as that. */
  @Test
  void aChangedPlaybookIsToldByItself() throws IOException {
    fail(TOKEN, "token: open-sesame\n");
    write("a.upg", playbook(TOKEN + "\nparam other: secret? = none"));
    write("secrets.yml", "token: open-sesame\nother: sesame\n");
    var refused = run("resume");
    assertTrue(refused.err().contains("parameter other is new"), refused.err());
    assertFalse(refused.err().contains("another value"), refused.err());
  }

  @Test
  void aJournalTellsNoSecretAndNoTwoRunsAlike() throws IOException {
    fail(TOKEN, "token: open-sesame\n");
    var first = opened().secrets();
    assertFalse(Files.readString(latest().journal()).contains("sesame"));
    assertEquals(Exit.FINE, run("abort").code());
    fail(TOKEN, "token: open-sesame\n");
    assertNotEquals(first, opened().secrets());
    assertEquals(Exit.FINE, run("abort").code());
    fail("param plain: string", "plain: open-sesame\n");
    assertEquals(Optional.empty(), opened().secrets());
  }

  /** As upg wrote them before it looked at secrets. */
  @Test
  void aJournalThatKeptNothingOfThemTakesAny() throws IOException {
    fail(TOKEN, "token: open-sesame\n");
    var entries = JournalFile.read(latest().journal()).entries();
    Files.write(latest().journal(), new byte[0]);
    var opened = opened(entries);
    try (var journal = JournalFile.create(latest().journal(), new Entry.Opened(opened.at(), opened.format(), opened
        .upg(), opened.identity(), opened.facts()))) {
      for (var entry : entries.subList(1, entries.size())) {
        journal.write(entry);
      }
    }
    assertFalse(Files.readString(latest().journal()).contains("\"secrets\":"));
    write("mended", "");
    var resumed = run("resume", "--set", "token=another");
    assertEquals(Exit.FINE, resumed.code(), resumed.toString());
  }

  private void fail(String parameters, String secrets) throws IOException {
    write("hosts.ini", "[web]\nweb-1 ansible_connection=local\n");
    Files.deleteIfExists(folder.resolve("mended"));
    write("a.upg", playbook(parameters));
    write("secrets.yml", secrets);
    var run = run("run", "a.upg", "-i", "hosts.ini", "--set-file", "secrets.yml", "--set", "folder=" + folder);
    assertEquals(Exit.STOPPED, run.code(), run.toString());
  }

  private static String playbook(String parameters) {
    var name = parameters.replaceFirst("param (\\w+).*(?s:.*)", "$1");
    return """
        playbook "Log in"

        param folder: path
        %s

        inventory { group web { nodes 1.. } }

        foreach node in web {
          remote node in folder stdin %s "cat >> log; echo >> log; test -e mended"
        }
        """.formatted(parameters, name);
  }

  private Entry.Opened opened() throws IOException {
    return opened(JournalFile.read(latest().journal()).entries());
  }

  private static Entry.Opened opened(List<Entry> entries) {
    return (Entry.Opened) entries.getFirst();
  }

  private RunFolder latest() throws IOException {
    return RunFolder.all(folder).getFirst();
  }
}
