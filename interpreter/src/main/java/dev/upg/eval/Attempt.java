package dev.upg.eval;

import dev.upg.host.HostAddress;

import java.util.Optional;
import java.util.function.Consumer;

/** The job by which a change is made on its node; another one when that was found not to have begun, and so never will. */
final class Attempt {
  private final Ledger ledger;
  private final HostAddress machine;
  private final Consumer<Optional<String>> intend;
  private volatile Optional<String> job;
  private volatile boolean hasBegun;

  /** @param intend writes the intent of the change with its job down, before the change is made */
  Attempt(Ledger ledger, HostAddress machine, Consumer<Optional<String>> intend) {
    this.ledger = ledger;
    this.machine = machine;
    this.intend = intend;
    this.job = begin();
  }

  private Optional<String> begin() {
    var next = ledger.job();
    intend.accept(next);
    next.ifPresent(id -> ledger.tried(machine, id));
    return next;
  }

  /** Empty for a run that isn't journaled. */
  Optional<String> job() {
    return job;
  }

  /** The node says that it begins, which it may do again and again. */
  void begun() {
    if (!hasBegun) {
      hasBegun = true;
      job.ifPresent(ledger::begun);
    }
  }

  boolean hasBegun() {
    return hasBegun;
  }

  /** The job that the change is made by instead. */
  String again() {
    ledger.forgetAtEnd(machine, job.orElseThrow());
    hasBegun = false;
    job = begin();
    return job.orElseThrow();
  }

  /** Its result is in the journal. */
  void forget() {
    job.ifPresent(id -> ledger.forget(machine, id));
  }
}
