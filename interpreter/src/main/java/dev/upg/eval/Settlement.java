package dev.upg.eval;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Note;
import dev.upg.journal.Entry;
import dev.upg.journal.History;

/** Finds out what became of the changes that were cut, before a run goes on. */
final class Settlement {
  private final Session session;
  private final History history;

  Settlement(Session session, History history) {
    this.session = session;
    this.history = history;
  }

  void settle() {
    history.open().forEach(this::settle);
  }

  /** @throws Failure when nobody knows whether it was made, and nobody says */
  private void settle(Entry.Intent intent) {
    var ledger = session.ledger();
    if (intent.within().isPresent()) {
      // Its wait or ensure looks first, and makes it again where that is needed.
      ledger.drop(intent.within().get(), "cut; its wait or ensure decides");
      return;
    }
    switch (intent.onResume()) {
      case "rerun" -> ledger.drop(intent.key(), "cut; on resume rerun");
      case "skip" -> ledger.skip(intent.key(), "cut; on resume skip");
      default -> ask(intent);
    }
  }

  private void ask(Entry.Intent intent) {
    var question = "Nobody knows whether this was carried out" + intent.node().map(node -> " on " + node).orElse("")
        + ": " + intent.what() + "\nRun it (again)?";
    try {
      if (session.ask(question)) {
        session.ledger().drop(intent.key(), "cut; a person says: again");
        return;
      }
    } catch (Confirmation.CannotAsk e) {
      throw unsettled(intent);
    } catch (InterruptedException e) {
      throw new Stopped();
    }
    throw unsettled(intent);
  }

  private Failure unsettled(Entry.Intent intent) {
    var told = Diagnostic.failed(Code.UNSETTLED, "Nobody knows whether a change was carried out",
        session.bound().program().unit().title().orElseThrow().span(), "this run was cut")
        .with(new Note("command", intent.what())).with(new Note("written in", intent.where()));
    told = intent.node().isPresent() ? told.with(new Note("node", intent.node().get())) : told;
    return Failure.of(told.help("Look on the node. Then go on at a terminal, which asks: `upg resume`."));
  }
}
