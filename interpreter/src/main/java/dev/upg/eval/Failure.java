package dev.upg.eval;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Label;
import dev.upg.source.Span;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Something in a run went wrong: what, where, and through which calls the run came there. */
final class Failure extends RuntimeException {
  /** Where it was is in the title, or known to who rescues; the rest is for a person. */
  private static final Set<String> NOT_FOR_RESCUE = Set.of("node", "step", "took", "help");

  private final transient Diagnostic diagnostic;
  private final transient List<Span> calls;
  private final transient Kind kind;
  private final boolean decided;

  private sealed interface Kind {
    record Ordinary() implements Kind {}

    record Transport() implements Kind {}

    record Guard(Guarding guarding) implements Kind {}
  }

  private Failure(Diagnostic diagnostic, List<Span> calls, Kind kind) {
    this(diagnostic, calls, kind, false);
  }

  private Failure(Diagnostic diagnostic, List<Span> calls, Kind kind, boolean decided) {
    super(diagnostic.title(), null, false, false);
    this.diagnostic = diagnostic;
    this.calls = calls;
    this.kind = kind;
    this.decided = decided;
  }

  static Failure of(Diagnostic diagnostic) {
    return new Failure(diagnostic, List.of(), new Kind.Ordinary());
  }

  /** A host or connection that may be back at the next try: a wait keeps on asking, up to its limit. */
  static Failure ofTransport(Diagnostic diagnostic) {
    return new Failure(diagnostic, List.of(), new Kind.Transport());
  }

  /** A guard's breach: nothing in its block may go on. */
  static Failure ofGuard(Diagnostic diagnostic, Guarding guarding) {
    return new Failure(diagnostic, List.of(), new Kind.Guard(guarding));
  }

  static Failure of(Code code, String title, Span at, String label) {
    return of(Diagnostic.failed(code, title, at, label));
  }

  boolean isTransport() {
    return kind instanceof Kind.Transport;
  }

  boolean isGuard() {
    return kind instanceof Kind.Guard;
  }

  boolean isOf(Guarding guarding) {
    return kind instanceof Kind.Guard(var broken) && broken == guarding;
  }

  /** The same: a person has said that it ends the run, or has caused it. */
  Failure decided() {
    return new Failure(diagnostic, calls, kind, true);
  }

  boolean isDecided() {
    return decided;
  }

  /** The same, told from where it was found: the calls on the way to where it was met say nothing about it. */
  Failure withoutCalls() {
    return new Failure(diagnostic, List.of(), kind, decided);
  }

  /** The same, met inside a function called at {@code call}. */
  Failure calledAt(Span call) {
    var longer = new ArrayList<>(calls);
    longer.add(call);
    return new Failure(diagnostic, longer, kind, decided);
  }

  Failure with(Diagnostic better) {
    return new Failure(better, calls, kind, decided);
  }

  Diagnostic bare() {
    return diagnostic;
  }

  /** For the playbook's {@code rescue}: what failed, and on further lines what came back. */
  String text() {
    var lines = new ArrayList<String>();
    lines.add(diagnostic.title() + switch (diagnostic.code()) {
      case FAILED_BY_PLAYBOOK, NOT_MET, GUARD_BROKEN, NODES_FAILED, BAD_VALUE -> "";
      default -> diagnostic.at().map(label -> ": " + label.text()).orElse("");
    });
    for (var note : diagnostic.notes()) {
      if (!NOT_FOR_RESCUE.contains(note.name()) && !lines.getFirst().endsWith(": " + note.text())) {
        lines.add(note.name() + ": " + note.text().replace("\n", "\n  "));
      }
    }
    return String.join("\n", lines);
  }

  /** For the reader of the playbook: its own line first, the places in the library below. */
  Diagnostic diagnostic() {
    if (calls.isEmpty() || diagnostic.at().isEmpty()) {
      return diagnostic;
    }
    var innermost = diagnostic.at().get();
    // A native fails where it is called.
    if (calls.getFirst().equals(innermost.span())) {
      return new Failure(diagnostic, calls.subList(1, calls.size()), kind).diagnostic();
    }
    var related = new ArrayList<Label>();
    related.add(new Label(innermost.span(), innermost.text()));
    for (var call : calls.subList(0, calls.size() - 1)) {
      if (!call.file().equals(calls.getLast().file())) {
        related.add(new Label(call, "called from here"));
      }
    }
    related.addAll(diagnostic.related());
    return new Diagnostic(diagnostic.severity(), diagnostic.code(), diagnostic.title(),
        Optional.of(new Label(calls.getLast(), "while this ran")), related, diagnostic.notes());
  }
}
