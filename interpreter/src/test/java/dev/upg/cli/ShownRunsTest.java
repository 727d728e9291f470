package dev.upg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.journal.Answer;
import dev.upg.journal.Entry;
import dev.upg.journal.JournalFile;
import dev.upg.journal.RunFolder;
import dev.upg.journal.RunRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@code show} and {@code runs} make of runs that went wrong in odd ways. */
@Timeout(120)
final class ShownRunsTest extends CommandsInFolder {
  private static final Path EXPECTED = Path.of("src/test/resources/cli");
  private static final Instant AT = Instant.parse("2026-11-21T02:00:00Z");

  /** Both nodes of the batch fail, and stay drained: whose line is whose, what was typed, and the old values. */
  @Test
  void aBatchIsShownNodeByNode() throws IOException {
    write("hosts.ini",
        "[web]\nweb-1 ansible_connection=local\nweb-2 ansible_connection=local\nweb-3 ansible_connection=local\n");
    write("a.upg",
        """
            playbook "Drain by two"

            param folder: path
            param token: secret

            inventory { group web { nodes 1.. } }

            scope drained(server: node) {
              let before = (probe server "echo 100").stdout
              enter { remote server "true" }
              leave { remote server in folder "test ! -e stuck" }
            }

            foreach node in web batch 2 {
              with drained(node) {
                remote node in folder stdin "set level lively ${token}\\nexit" "cat > /dev/null"
                remote node in folder "touch at-${node.name}; until test -e at-web-1 -a -e at-web-2; do sleep 0.1; done; false"
              }
            }
            """);
    write("stuck", "");
    write("secrets.yml", "token: open-sesame\n");
    var run = run("run", "a.upg", "-i", "hosts.ini", "--set", "folder=" + folder, "--set", "token=open-sesame");
    assertEquals(Exit.STOPPED, run.code(), run.toString());
    assertTrue(run.out().contains("Mend the cause, then `upg resume --set-file FILE`"), run.out());
    assertTrue(run.out().contains("drained(node) (on web-2, before was 100): "), run.out());
    show("show");
    show("runs", "--prune", "0");
    assertFalse(Files.readString(onlyRun().journal()).contains("sesame"));
    Files.delete(folder.resolve("stuck"));
    assertEquals(Exit.REFUSED, run("abort").code());
    var abort = run("abort", "--set-file", "secrets.yml");
    assertEquals(Exit.FINE, abort.code(), abort.toString());
    show("show");
    compare(EXPECTED.resolve("show-batch.txt"));
  }

  /** The process died amid a change, and its node is gone: nothing can be found out, and all is told all the same. */
  @Test
  void aResumeThatFailsTellsWhatEarlierProcessesLeft() throws Exception {
    write("hosts.ini", "[web]\nweb-1 ansible_connection=local\nweb-2 ansible_connection=local\n");
    write("hang", "");
    write("a.upg", """
        playbook "Drain"

        param folder: path

        inventory { group web { nodes 1.. } }

        scope drained(server: node) {
          let before = (probe server "echo 100").stdout
          enter { remote server "true" }
          leave { remote server "true" }
        }

        foreach node in web {
          with drained(node) { remote node in folder "while test -e hang; do sleep 0.1; done" }
        }
        """);
    try (var run = Child.start(folder, "run", "a.upg", "-i", "hosts.ini", "--set", "folder=" + folder, "-vv")) {
      run.readUntil("while test -e hang; do sleep 0.1; done");
      run.signal("KILL");
      run.end();
    }
    Files.delete(folder.resolve("hang"));
    write("hosts.ini", "[web]\nweb-2 ansible_connection=local\n");
    show("resume", "--accept-changes");
    compare(EXPECTED.resolve("resume-unsettled.txt"));
  }

  @Test
  void anEmptyNameIsntTheLatestRun() throws IOException {
    journal(journal -> journal.keep(new Entry.Began(AT, "run", "ops", "control", 1)));
    for (var command : List.of("show", "resume", "abort", "report")) {
      var refused = run(command, "");
      assertEquals(Exit.REFUSED, refused.code(), refused.toString());
      assertTrue(refused.err().contains("The run's name is empty"), refused.err());
    }
    assertEquals(Exit.REFUSED, run("show", " ").code());
  }

  /** What said that the scope was left never came to the disk; the run itself knew better. */
  @Test
  void aRunThatSucceededHasNothingLeftToPutBack() throws IOException {
    journal(journal -> {
      journal.keep(new Entry.Began(AT, "run", "ops", "control", 1));
      journal.keep(scope());
      journal.keep(new Entry.Ended(AT, "succeeded", ""));
    });
    var page = run("show").out();
    assertTrue(page.contains("the journal lacks its last records"), page);
    assertFalse(page.contains("still set"), page);
    assertTrue(run("show", "--format", "json").out().contains("\"incomplete\":true"));
  }

  @Test
  void aQuestionIsShownWhileItWaits() throws IOException {
    write("hosts.ini", "[web]\nweb-1 ansible_connection=local\n");
    write("a.upg", """
        playbook "Ask"

        inventory { group web { nodes 1.. } }

        confirm "Is everybody told?"
        remote web[0] "test -e /there/is/no/such/file"
        """);
    var out = new StringWriter();
    var answers = new ArrayList<>(List.of("y", "stop"));
    var plain = new Session(folder).environment(new PrintWriter(out), new PrintWriter(out));
    Person asked = () -> {
      show("show");
      shown.add(run("runs").out().contains("  waiting    ") ? "waiting\n" : run("runs").out());
      return answers.removeFirst();
    };
    Main.execute(new Environment(plain.out(), plain.err(), folder, plain.variable(), false, false, true, plain.size(),
        Optional.of(asked), plain.in()), "run", "a.upg", "-i", "hosts.ini");
    show("show");
    compare(EXPECTED.resolve("show-question.txt"));
  }

  @Test
  void aRunThatIsToldToStopIsntToldSoAgain() throws IOException {
    var run = RunFolder.create(folder, AT, ZoneOffset.UTC);
    try (var journal = JournalFile.create(run.journal(), opened())) {
      journal.keep(new Entry.Began(AT, "run", "ops", "control", 1));
      journal.keep(new Entry.Moment(AT, Entry.Moment.STOPPING, "Ctrl-C"));
      var page = run("show").out();
      assertTrue(page.contains("running: it is stopping, last heard of"), page);
      assertTrue(page.contains("ends its commands, too, as a second Ctrl-C does"), page);
    }
    assertFalse(run("show").out().contains("stopping"));
  }

  /** Its last entry comes, and its lock goes, while somebody looks. */
  @Test
  void aRunThatEndsJustNowIsntTakenForDead() throws Exception {
    for (int i = 0; i < 50; i++) {
      var run = RunFolder.create(folder, AT, ZoneOffset.UTC);
      var journal = JournalFile.create(run.journal(), opened());
      journal.keep(new Entry.Began(AT, "run", "ops", "control", 1));
      var ending = Thread.ofVirtual().start(() -> {
        try (journal) {
          for (int j = 0; j < 20; j++) {
            journal.write(scope());
          }
          journal.write(new Entry.Ended(AT, "stopped", ""));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      });
      var state = RunRecord.of(run).state();
      while (state == RunRecord.State.RUNNING) {
        state = RunRecord.of(run).state();
      }
      assertEquals(RunRecord.State.STOPPED, state);
      ending.join();
    }
  }

  /** Cut, and then found never to have begun: nobody is to look for it. */
  @Test
  void afterAnAbortNothingSaysResume() throws IOException {
    journal(journal -> {
      journal.keep(new Entry.Began(AT, "run", "ops", "control", 1));
      journal.keep(new Entry.Planned(AT, "1", List.of("web-1")));
      journal.keep(new Entry.Node(AT, "web-1", Entry.Node.State.STARTED));
      journal.keep(intent("1[web-1]/0#0"));
      journal.keep(intent("1[web-1]/1#0"));
      journal.keep(new Entry.Dropped(AT, "1[web-1]/1#0", "never started"));
      journal.keep(new Entry.Ended(AT, "aborted", ""));
    });
    var page = run("show").out();
    assertFalse(page.contains("upg resume"), page);
    assertTrue(page.contains("./kv restart: not known whether it was carried out\n"), page);
    assertTrue(page.contains("./kv restart: never started\n"), page);
  }

  @Test
  void whatCantBeReadIsSaid() throws IOException {
    var damaged = journal(journal -> {
      journal.keep(new Entry.Began(AT, "run", "ops", "control", 1));
      journal.keep(new Entry.Planned(AT, "1", List.of("web-1", "web-2")));
      journal.keep(new Entry.Node(AT, "web-1", Entry.Node.State.STARTED));
      journal.keep(scope());
      journal.keep(intent("1[web-1]/0#0"));
      journal.keep(new Entry.Result(AT, "1[web-1]/0#0", new Answer.OfCommand(0, "", "", false)));
      journal.keep(new Entry.Node(AT, "web-1", Entry.Node.State.DONE));
    });
    var lines = new ArrayList<>(Files.readAllLines(damaged.journal()));
    lines.set(6, lines.get(6).replace("web-1", "web-9"));
    Files.writeString(damaged.journal(), String.join("\n", lines) + "\n");
    show("show");
    var empty = RunFolder.create(folder, Instant.now(), ZoneOffset.UTC);
    show("show");
    Files.writeString(empty.log(), "02:00:00  kv-1  ./kv restart\n");
    show("show");
    var foreign = RunFolder.create(folder, Instant.now(), ZoneOffset.UTC);
    JournalFile.create(foreign.journal(), new Entry.Opened(AT, 7, "another", Map.of(), Map.of())).close();
    var gone = RunFolder.create(folder, Instant.now(), ZoneOffset.UTC);
    Files.delete(gone.journal());
    show("runs");
    show("show");
    show("resume");
    gone.delete();
    foreign.delete();
    empty.delete();
    damaged.delete();
    Files.delete(folder.resolve(".upg/runs"));
    write(".upg/runs", "");
    show("show");
    show("runs");
    compare(EXPECTED.resolve("show-damaged.txt"));
  }

  private interface Writing { void to(JournalFile journal) throws IOException; }

  private RunFolder journal(Writing writing) throws IOException {
    var run = RunFolder.create(folder, AT, ZoneOffset.UTC);
    try (var journal = JournalFile.create(run.journal(), opened())) {
      writing.to(journal);
    }
    return run;
  }

  private static Entry.Opened opened() {
    return new Entry.Opened(AT, JournalFile.FORMAT, "upg", Map.of(), Map.of("title", "Restart", "playbook", "a.upg"));
  }

  private static Entry.ScopeEntered scope() {
    return new Entry.ScopeEntered(AT, "1[web-1]/scope0", Optional.of("web-1"), "drained(node)",
        Map.of("weight", "100\u001b[31m"));
  }

  private static Entry.Intent intent(String key) {
    return new Entry.Intent(AT, key, Optional.of("web-1"), "./kv restart", "a.upg:3", Optional.empty(), List.of("0"),
        60_000, "ask", Optional.empty());
  }

  private RunFolder onlyRun() throws IOException {
    return RunFolder.all(folder).getFirst();
  }
}
