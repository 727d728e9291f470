package dev.upg.eval;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.event.RunEvent;
import dev.upg.tree.Statement;
import dev.upg.tree.WaitUntil;
import dev.upg.value.Value;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Lets the person at the terminal decide what becomes of a statement that failed: the innermost one of the playbook itself.
 *
 * <p>Nobody is asked where the playbook has said what is to happen: in a {@code try} with a {@code rescue}, in a loop that
 * goes on after failures, by {@code confirm}; nor while something is put back. A {@code fail} is asked about with what is
 * around it, which may look again.
 */
final class Decisions {
  /** Trying again can't help. */
  private static final Set<Code> FINAL = Set.of(Code.JOURNAL, Code.CLUSTER_LOST, Code.BUG);

  private final Interpreter interpreter;

  Decisions(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  Optional<Value> run(Statement statement, Frame frame, Supplier<Optional<Value>> once) {
    var session = interpreter.session();
    if (session.ledger().isSkipped(frame.place())) {
      return Optional.empty();
    }
    boolean again = false;
    while (true) {
      try {
        if (again) {
          tryAgain(frame);
        }
        return once.get();
      } catch (Failure failure) {
        if (!isAsked(statement, frame, failure)) {
          throw failure;
        }
        switch (decide(statement, frame, failure)) {
          case RETRY -> again = true;
          case SKIP -> {
            return Optional.empty();
          }
          case STOP -> throw failure.decided();
        }
      }
    }
  }

  private boolean isAsked(Statement statement, Frame frame, Failure failure) {
    var session = interpreter.session();
    boolean isOwn = frame.attended() && frame.place().recorded() && !frame.shielded()
        && frame.module() == session.bound().program().module();
    boolean isOpen = !failure.isDecided() && !FINAL.contains(failure.bare().code())
        && frame.guards().stream().noneMatch(failure::isOf)
        && (!failure.isGuard() || statement instanceof Statement.Guard);
    boolean saysItself = statement instanceof Statement.Fail || statement instanceof Statement.Confirm;
    return isOwn && isOpen && !saysItself && session.isAttended() && !session.isStopAsked() && !session.isAborting()
        && !frame.cancelled().getAsBoolean();
  }

  private Counsel.Choice decide(Statement statement, Frame frame, Failure failure) {
    var session = interpreter.session();
    var diagnostic = failure.diagnostic();
    // A command may have run elsewhere; its note names the node, then the host.
    var node = diagnostic.notes().stream().filter(note -> note.name().equals("node")).findFirst()
        .map(note -> note.text()
            .split(" ")[0])
        .or(frame::node);
    var matter = new Counsel.Matter(diagnostic, node.flatMap(this::node), canSkip(statement) && !failure.isGuard());
    var decision = session.decide(matter, frame.node());
    var shown = Watch.oneLine(statement.span().text());
    if (decision.choice() == Counsel.Choice.SKIP) {
      session.ledger().skip(frame.place(), shown, decision.reason());
    }
    session.tell(now -> new RunEvent.Decided(now, frame.node(), shown, switch (decision.choice()) {
      case RETRY -> RunEvent.Decision.RETRY;
      case SKIP -> RunEvent.Decision.SKIP;
      case STOP -> RunEvent.Decision.STOP;
    }, decision.reason()));
    return decision.choice();
  }

  /** Only what gives no value that a later statement needs, and isn't a condition of the playbook's own. */
  private static boolean canSkip(Statement statement) {
    return statement instanceof Statement.Evaluate || statement instanceof WaitUntil
        || statement instanceof Statement.Ensure;
  }

  private Optional<Value.NodeRef> node(String name) {
    return interpreter.session().bound().groups().values().stream().flatMap(Collection::stream)
        .filter(node -> node.name().equals(name)).findFirst();
  }

  /** As if the run were resumed at this statement: what it finished isn't done again, and what was cut is settled. */
  private void tryAgain(Frame frame) {
    var session = interpreter.session();
    try {
      new Settlement(session, false).settle(session.ledger().cut(frame.place()));
      session.ledger().again(frame.place());
    } catch (IOException e) {
      throw Failure.of(Diagnostic.failed(Code.JOURNAL, "The journal can't be read: " + e.getMessage(), session.bound()
          .program().unit().title().orElseThrow().span(), "so nothing is tried again").help(
              "Look at this machine's disk, then `upg resume`."));
    }
  }
}
