package dev.upg.eval;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Note;
import dev.upg.event.RunEvent;
import dev.upg.host.CommandResult;
import dev.upg.host.Host;
import dev.upg.host.HostAddress;
import dev.upg.host.HostFailure;
import dev.upg.host.JobAnswer;
import dev.upg.journal.Answer;
import dev.upg.journal.Entry;

import dev.upg.value.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out what became of the changes that were cut, before a run goes on. One that only puts settings back makes none of them again:
 * what nobody knows then is told, and keeps it from nothing.
 */
final class Settlement {
  static final String LOST = "It was started, and its folder on the machine is gone.";

  private final Session session;
  private final boolean aborting;
  private final Set<String> neverStarted = new HashSet<>();
  private final List<Entry.Intent> unreached = new ArrayList<>();

  Settlement(Session session, boolean aborting) {
    this.session = session;
    this.aborting = aborting;
  }

  /** @throws Failure when nobody knows whether a change was made, and nobody says */
  void settle() {
    var history = session.ledger().history();
    settle(history.open());
    history.jobs().stream().filter(intent -> !neverStarted.contains(intent.key()))
        .forEach(intent -> machine(intent).ifPresent(machine -> session.ledger().forget(machine, intent.job()
            .orElseThrow())));
  }

  /** @param cut changes of which the journal doesn't know the end */
  void settle(Collection<Entry.Intent> cut) {
    cut.forEach(this::settle);
  }

  private void settle(Entry.Intent intent) {
    var machine = machine(intent);
    if (intent.job().isEmpty() || machine.isEmpty()) {
      decide(intent, intent.job().isEmpty() ? "" : "Its node is gone from the inventory.");
      return;
    }
    try {
      switch (attach(intent, session.connector().host(machine.get()))) {
        case JobAnswer.Finished(var result) -> finished(intent, result);
        case JobAnswer.NeverStarted never when session.ledger().hasBegun(intent.job().get()) ->
          decide(intent, LOST);
        case JobAnswer.NeverStarted never -> {
          drop(intent.key(), "never started");
          // What forbids it to start is in its folder, and a shell that was to start it may still be slow.
          neverStarted.add(intent.key());
          session.ledger().forgetAtEnd(machine.get(), intent.job().get());
        }
        case JobAnswer.Unknown(var known) -> decide(intent, known);
      }
    } catch (HostFailure.TimedOut | HostFailure.KilledBySignal e) {
      if (e.isOver()) {
        failed(intent, e.getMessage());
      } else {
        decide(intent, e.getMessage());
      }
    } catch (HostFailure e) {
      unreached.add(intent);
      unsettled(intent, e.getMessage(), e.remedy());
    } catch (InterruptedException e) {
      throw new Stopped();
    }
  }

  /**
   * Asks once more for those whose nodes couldn't be asked: they may still run.
   *
   * @throws Failure when that is so still
   */
  void settleUnreached() {
    var again = List.copyOf(unreached);
    unreached.clear();
    settle(again);
    unreached.stream().findFirst().ifPresent(intent -> {
      throw Failure.of(told(intent, "Its node can't be asked, so it may still run there."));
    });
  }

  private void unsettled(Entry.Intent intent, String known, String remedy) {
    if (!aborting) {
      throw Failure.of(told(intent, known).help(remedy));
    }
    session.tell(now -> new RunEvent.Drifted(now, notKnown(intent) + (known.isEmpty() ? "" : ". " + known)));
  }

  private JobAnswer attach(Entry.Intent intent, Host host) throws HostFailure, InterruptedException {
    long id = session.nextId();
    var node = intent.node().orElseThrow();
    session.tell(now -> new RunEvent.Drifted(now, "Looking on " + node + " for the end of: " + intent.what()));
    return new Reconnection(session, node, session::sleep).attach(host, intent.job().orElseThrow(),
        Duration.ofMillis(intent.timeoutMillis()),
        (stream, line) -> session.tell(now -> new RunEvent.CommandOutput(now, id, node, stream, line)));
  }

  private void finished(Entry.Intent intent, CommandResult result) {
    if (intent.accept().contains(Integer.toString(result.code()))) {
      var answer = session.ledger().hidden(
          new Answer.OfCommand(result.code(), result.stdout(), result.stderr(), result.truncated()));
      session.ledger().settle(now -> new Entry.Result(now, intent.key(), answer));
    } else {
      failed(intent, "exit status " + result.code());
    }
  }

  private void failed(Entry.Intent intent, String why) {
    var said = session.hideSecrets(why);
    session.ledger().settle(now -> new Entry.Failed(now, intent.key(), said));
  }

  private void drop(String place, String why) {
    session.ledger().settle(now -> new Entry.Dropped(now, place, why));
  }

  /** Nobody can look: what the playbook says about such a change counts, or a person. */
  private void decide(Entry.Intent intent, String known) {
    if (aborting) {
      unsettled(intent, known, "");
      return;
    }
    if (intent.within().isPresent()) {
      // Its wait or ensure looks first, and makes it again where that is needed.
      drop(intent.within().get(), "cut; its wait or ensure decides");
      return;
    }
    switch (intent.onResume()) {
      case "rerun" -> drop(intent.key(), "cut; on resume rerun");
      case "skip" ->
        session.ledger().settle(now -> new Entry.Skipped(now, intent.key(), Optional.empty(), "cut; on resume skip"));
      default -> ask(intent, known);
    }
  }

  private static String notKnown(Entry.Intent intent) {
    return "Nobody knows whether this was carried out" + intent.node().map(node -> " on " + node).orElse("") + ": "
        + intent.what();
  }

  private void ask(Entry.Intent intent, String known) {
    try {
      if (session.questions()
          .askPerson(notKnown(intent) + "\n" + (known.isEmpty() ? "" : known + "\n") + "Run it (again)?")) {
        drop(intent.key(), "cut; a person says: again");
        return;
      }
      if (session.questions().askPerson("Was it carried out, so that the run goes on after it?")) {
        session.ledger().settle(
            now -> new Entry.Skipped(now, intent.key(), Optional.empty(), "cut; a person says: carried out"));
        return;
      }
    } catch (Confirmation.CannotAsk e) {
      unsettled(intent, known, "Look on the node, then go on at a terminal, which asks: `upg resume`.");
      return;
    } catch (InterruptedException e) {
      throw new Stopped();
    }
    unsettled(intent, known, "Look on the node, then `upg resume`.");
  }

  private Diagnostic told(Entry.Intent intent, String known) {
    var told = Diagnostic.failed(Code.UNSETTLED, "Nobody knows whether a change was carried out",
        session.bound().program().unit().title().orElseThrow().span(), "this run was cut")
        .with(new Note("command", intent.what())).with(new Note("written in", intent.where()));
    told = intent.node().isPresent() ? told.with(new Note("node", intent.node().get())) : told;
    return known.isEmpty() ? told : told.with(new Note("known", known));
  }

  private Optional<HostAddress> machine(Entry.Intent intent) {
    return intent.node().flatMap(name -> session.bound().groups().values().stream().flatMap(List::stream)
        .filter(node -> node.name().equals(name)).findFirst()).map(Value.NodeRef::address);
  }
}
