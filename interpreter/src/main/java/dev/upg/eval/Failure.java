package dev.upg.eval;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Label;
import dev.upg.source.Span;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Something in a run went wrong: what, where, and through which calls the run came there. */
final class Failure extends RuntimeException {
  private final transient Diagnostic diagnostic;
  private final transient List<Span> calls;
  private final boolean transport;

  private Failure(Diagnostic diagnostic, List<Span> calls, boolean transport) {
    super(diagnostic.title(), null, false, false);
    this.diagnostic = diagnostic;
    this.calls = calls;
    this.transport = transport;
  }

  static Failure of(Diagnostic diagnostic) {
    return new Failure(diagnostic, List.of(), false);
  }

  /** A host or connection that may be back at the next try: a wait keeps on asking, up to its limit. */
  static Failure ofTransport(Diagnostic diagnostic) {
    return new Failure(diagnostic, List.of(), true);
  }

  static Failure of(Code code, String title, Span at, String label) {
    return of(Diagnostic.failed(code, title, at, label));
  }

  boolean isTransport() {
    return transport;
  }

  /** The same, met inside a function called at {@code call}. */
  Failure calledAt(Span call) {
    var longer = new ArrayList<>(calls);
    longer.add(call);
    return new Failure(diagnostic, longer, transport);
  }

  Failure with(Diagnostic better) {
    return new Failure(better, calls, transport);
  }

  Diagnostic bare() {
    return diagnostic;
  }

  /** For the reader of the playbook: its own line first, the places in the library below. */
  Diagnostic diagnostic() {
    if (calls.isEmpty() || diagnostic.at().isEmpty()) {
      return diagnostic;
    }
    var innermost = diagnostic.at().get();
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
