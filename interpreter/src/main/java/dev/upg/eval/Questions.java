package dev.upg.eval;

import dev.upg.journal.Entry;

import java.util.concurrent.locks.ReentrantLock;

/** What people are asked; the nodes of a batch wait for each other's answer. Who looks at the run meanwhile is told. Thread-safe. */
final class Questions {
  private final Session session;
  private final Confirmation confirmation;
  private final ReentrantLock oneAtATime = new ReentrantLock();
  private volatile Confirmation witness = question -> false;

  /** @param confirmation answers the playbook's own questions */
  Questions(Session session, Confirmation confirmation) {
    this.session = session;
    this.confirmation = confirmation;
  }

  /** @param person is asked what only a person can know: no option answers that. Set before the first statement */
  void witnessedBy(Confirmation person) {
    witness = person;
  }

  /** Something that takes until a person answers. */
  interface Waiting<T> {
    T answer() throws Confirmation.CannotAsk, InterruptedException;
  }

  /** Asks a question of the playbook's own. */
  boolean ask(String question) throws Confirmation.CannotAsk, InterruptedException {
    return ask(question, confirmation);
  }

  /** Asks what only a person can know. */
  boolean askPerson(String question) throws Confirmation.CannotAsk, InterruptedException {
    return ask(question, witness);
  }

  private boolean ask(String question, Confirmation who) throws Confirmation.CannotAsk, InterruptedException {
    oneAtATime.lockInterruptibly();
    try {
      return waiting(question, () -> who.confirm(question));
    } finally {
      oneAtATime.unlock();
    }
  }

  /** The journal says for what the run waits. */
  <T> T waiting(String question, Waiting<T> person) throws Confirmation.CannotAsk, InterruptedException {
    var shown = session.hideSecrets(question);
    session.ledger().write(now -> new Entry.Moment(now, Entry.Moment.QUESTION, shown));
    try {
      return person.answer();
    } finally {
      session.ledger().write(now -> new Entry.Moment(now, Entry.Moment.ANSWER, shown));
    }
  }
}
