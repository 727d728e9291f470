package dev.upg.tests.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.builtin.Natives;
import dev.upg.clock.Clock;
import dev.upg.eval.Recording;
import dev.upg.eval.Retrying;
import dev.upg.eval.Run;
import dev.upg.event.RunEvent;
import dev.upg.event.RunEvent.Outcome;
import dev.upg.host.Command;
import dev.upg.host.CommandResult;
import dev.upg.host.Connector;
import dev.upg.host.Host;
import dev.upg.host.HostAddress;
import dev.upg.host.HostFailure;
import dev.upg.host.JobAnswer;
import dev.upg.host.OutputListener;
import dev.upg.journal.Entry;
import dev.upg.journal.History;
import dev.upg.journal.JournalFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A run dies while the command {@code restart} works on {@code web-2}; what its node says of that to the process that comes then. */
class CutChangeTest {
  private static final String PLAYBOOK = """
      playbook "Cut"

      inventory { group web { nodes 1.. } }

      scope drained(target: node) {
        enter { remote target timeout 1m "drain" }
        leave { remote target timeout 1m "undrain" }
      }

      with drained(web[0]) {
        remote web[1] timeout 1m "restart"
      }
      say "done"
      """;

  @TempDir
  private Path folder;

  private CutRun run;
  private final List<String> ran = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private final Deque<Boolean> answers = new ArrayDeque<>();
  private String unreachable = "";
  private boolean breaks;
  private String playbook = PLAYBOOK;
  /** Which of the removals of job folders fail, from 1. */
  private Set<Integer> failing = Set.of();
  private int removals;
  private Looking looking = job -> new JobAnswer.NeverStarted();

  @FunctionalInterface
  private interface Looking { JobAnswer at(String job) throws HostFailure; }

  @BeforeEach
  void begin() throws IOException {
    run = CutRun.in(folder, "[web]\nweb-1\nweb-2\n");
  }

  private final class Scripted implements Host {
    private final String name;

    private Scripted(String name) {
      this.name = name;
    }

    @Override
    public CommandResult execute(Command command, OutputListener output) throws HostFailure {
      if (unreachable.equals(name)) {
        throw gone(name);
      }
      ran.add(name + " " + command.text());
      output.begun();
      if (breaks && command.text().equals("restart")) {
        throw new HostFailure.ConnectionLost(name, true, "the connection was reset", null);
      }
      return new CommandResult(0, "", "", false, Duration.ZERO);
    }

    @Override
    public JobAnswer attach(String job, Duration timeout, OutputListener output) throws HostFailure {
      return looking.at(job);
    }

    @Override
    public boolean forget(List<String> jobs) {
      return !failing.contains(++removals);
    }

    @Override
    public void close() {}
  }

  private static HostFailure gone(String node) {
    return new HostFailure.Unreachable(node, "ssh " + node, "Can't connect to " + node, new IOException("refused"));
  }

  private CutRun.Process process(boolean aborting) {
    return (journal, history) -> execute(new Recording(journal, history, "cut", aborting));
  }

  private Outcome execute(Recording recording) {
    try (var machines = new Connector() {
      @Override
      public Host host(HostAddress address) {
        return new Scripted(address.host());
      }

      @Override
      public void close() {}
    }) {
      var process = new Run(run.bound(playbook, Map.of()), Natives.all(), machines, Clock.scaled(1000), event -> {
        switch (event) {
          case RunEvent.Failed failed -> {
            told.add(failed.diagnostic().code().id());
            failed.diagnostic().notes().stream().filter(note -> note.name().equals("next")).forEach(
                note -> told.add(note.text()));
          }
          case RunEvent.Drifted drifted -> told.add(drifted.text());
          default -> {
            // Not looked at.
          }
        }
      }, allByYes -> true, Optional.empty(), recording);
      process.witnessedBy(question -> {
        asked.add(question);
        return answers.remove();
      });
      process.attendedBy(new Retrying(1, Optional.empty()));
      return process.execute();
    }
  }

  /** The journal is as a kill leaves it right after the first entry of that kind about the restart. */
  private void dieAfter(Class<? extends Entry> kind) throws IOException {
    run.dieAfter(entry -> kind.isInstance(entry) && (ran.contains("web-2 restart")
        || entry instanceof Entry.Intent intent && intent.what().equals("restart")), process(false));
    ran.clear();
    told.clear();
  }

  private Outcome goOn(boolean aborting) throws IOException {
    var outcome = run.goOn(process(aborting));
    if (outcome == Outcome.SUCCEEDED) {
      assertEquals(List.of(), List.copyOf(History.of(JournalFile.read(run.journal()).entries()).jobs()),
          "job folders left on nodes");
    }
    return outcome;
  }

  @Test
  void oneThatWasKilledIsMadeAgain() throws IOException {
    dieAfter(Entry.Started.class);
    looking = job -> {
      throw new HostFailure.KilledBySignal("web-2", "KILL");
    };
    assertEquals(Outcome.SUCCEEDED, goOn(false));
    assertEquals(List.of("web-2 restart", "web-1 undrain"), ran);
    assertEquals(List.of(), asked);
  }

  @Test
  void oneThatNeverBeganIsMade() throws IOException {
    dieAfter(Entry.Intent.class);
    assertEquals(Outcome.SUCCEEDED, goOn(false));
    assertEquals(List.of("web-2 restart", "web-1 undrain"), ran);
    assertEquals(List.of(), asked);
  }

  @Test
  void ofOneThatBeganAndThatTheNodeLostAPersonIsAsked() throws IOException {
    dieAfter(Entry.Started.class);
    answers.add(true);
    assertEquals(Outcome.SUCCEEDED, goOn(false));
    assertEquals(List.of("Nobody knows whether this was carried out on web-2: restart\n"
        + "It was started, and its folder on the machine is gone.\nRun it (again)?"), asked);
    assertEquals(List.of("web-2 restart", "web-1 undrain"), ran);
  }

  @Test
  void aPersonMaySayThatItWasCarriedOut() throws IOException {
    dieAfter(Entry.Started.class);
    answers.addAll(List.of(false, true));
    assertEquals(Outcome.SUCCEEDED, goOn(false));
    assertEquals("Was it carried out, so that the run goes on after it?", asked.getLast());
    assertEquals(List.of("web-1 undrain"), ran);
  }

  @Test
  void aPersonMayHaveToLookFirst() throws IOException {
    dieAfter(Entry.Started.class);
    answers.addAll(List.of(false, false));
    assertEquals(Outcome.FAILED, goOn(false));
    assertTrue(told.contains("UPG9019"), told::toString);
    assertEquals(List.of(), ran);
  }

  @Test
  void anAbortPutsBackWhatItReachesAndAsksNothing() throws IOException {
    dieAfter(Entry.Started.class);
    assertEquals(Outcome.ABORTED, goOn(true));
    assertEquals(List.of("web-1 undrain"), ran);
    assertTrue(told.contains("Nobody knows whether this was carried out on web-2: restart. "
        + "It was started, and its folder on the machine is gone."), told::toString);
    assertEquals(List.of(), asked);
  }

  @Test
  void anAbortIsKeptByNoNodeThatIsGone() throws IOException {
    dieAfter(Entry.Started.class);
    looking = job -> {
      throw gone("web-2");
    };
    // It may still run there, so the cluster isn't given to others.
    assertEquals(Outcome.FAILED, goOn(true));
    assertEquals(List.of("web-1 undrain"), ran);
    assertTrue(told.contains("Nobody knows whether this was carried out on web-2: restart. Can't connect to web-2"),
        told::toString);
    assertEquals(List.of("UPG9019", "Mend the cause, then `upg abort` again."), told.subList(told.size() - 2, told
        .size()));
    looking = job -> new JobAnswer.Finished(new CommandResult(0, "", "", false, Duration.ZERO));
    assertEquals(Outcome.ABORTED, goOn(true));
    assertEquals(List.of("web-1 undrain"), ran);
  }

  @Test
  void oneThatMayStillRunIsNotMadeBesideIt() throws IOException {
    dieAfter(Entry.Started.class);
    looking = job -> {
      throw new HostFailure.TimedOut("web-2", Duration.ofMinutes(1), false);
    };
    answers.addAll(List.of(false, false));
    assertEquals(Outcome.FAILED, goOn(false));
    assertEquals(List.of(), ran);
  }

  @Test
  void whatTheNodeLostIsNotTriedAgainUnasked() throws IOException {
    breaks = true;
    answers.addAll(List.of(false, true));
    assertEquals(Outcome.SUCCEEDED, goOn(false));
    assertEquals(List.of("web-1 drain", "web-2 restart", "web-1 undrain"), ran);
    assertEquals(2, asked.size());
  }

  @Test
  void aPlaybookMayGoOnWithoutKnowing() throws IOException {
    breaks = true;
    playbook = PLAYBOOK.replace("remote web[1] timeout 1m \"restart\"",
        "try { remote web[1] timeout 1m \"restart\" } rescue problem { say problem }");
    assertEquals(Outcome.SUCCEEDED, goOn(false));
    assertEquals(List.of("web-1 drain", "web-2 restart", "web-1 undrain"), ran);
  }

  /** What was found by a walk of the crash matrix. */
  @Test
  void foldersAreRemovedWhereConnectionsBreakAgainAndAgain() throws IOException {
    failing = Set.of(1, 3);
    assertEquals(Outcome.SUCCEEDED, goOn(false));
    assertEquals(4, removals);
  }

  @Test
  void whatKeepsARunOutAfterABreakSaysNothingOfTheCommand() throws IOException {
    breaks = true;
    looking = job -> {
      throw new HostFailure.KeyRefused("web-2", "no key was accepted", "root: id_ed25519");
    };
    assertEquals(Outcome.FAILED, goOn(false));
    assertEquals(List.of("web-1 drain", "web-2 restart", "web-1 undrain"), ran);
    breaks = false;
    looking = job -> new JobAnswer.Finished(new CommandResult(0, "", "", false, Duration.ZERO));
    assertEquals(Outcome.SUCCEEDED, goOn(false));
    assertEquals(1, ran.stream().filter("web-2 restart"::equals).count());
  }

  @Test
  void anAbortThatCannotPutBackIsTriedAgain() throws IOException {
    dieAfter(Entry.Started.class);
    unreachable = "web-1";
    assertEquals(Outcome.FAILED, goOn(true));
    assertEquals("Put back by hand what is named above, or mend the cause, then `upg abort` again.", told.getLast());
    unreachable = "";
    assertEquals(Outcome.ABORTED, goOn(true));
    assertEquals(List.of("web-1 undrain"), ran);
  }
}
