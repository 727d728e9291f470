package dev.upg.eval;

import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Label;
import dev.upg.diagnostic.Note;
import dev.upg.event.RunEvent;

import java.util.LinkedHashMap;
import java.util.Map;

/** Hides secrets in whatever an event tells: one place, so that no caller can forget it. */
final class Redaction {
  private Redaction() {}

  static RunEvent of(RunEvent event, Secrets secrets) {
    return switch (event) {
      case RunEvent.RunStarted e -> e;
      case RunEvent.RunResumed e -> e;
      case RunEvent.Drifted e -> new RunEvent.Drifted(e.at(), secrets.hide(e.text()));
      case RunEvent.LoopStarted e -> e;
      case RunEvent.NodeStarted e -> e;
      case RunEvent.NodeEnded e -> e;
      case RunEvent.StepStarted e -> new RunEvent.StepStarted(e.at(), e.node(), secrets.hide(e.title()));
      case RunEvent.StepEnded e ->
        new RunEvent.StepEnded(e.at(), e.node(), secrets.hide(e.title()), e.succeeded(), e.took());
      case RunEvent.CommandStarted e -> new RunEvent.CommandStarted(e.at(), e.id(), e.node(), e.changes(),
          secrets.hide(e.text()), e.input().map(secrets::hide));
      case RunEvent.CommandOutput e ->
        new RunEvent.CommandOutput(e.at(), e.id(), e.node(), e.stream(), secrets.hide(e.line()));
      case RunEvent.CommandEnded e -> e;
      case RunEvent.WaitStarted e -> e;
      case RunEvent.WaitPolled e -> new RunEvent.WaitPolled(e.at(), e.id(), e.node(), e.condition(),
          hide(e.values(), secrets), e.elapsed(), e.left());
      case RunEvent.WaitEnded e -> new RunEvent.WaitEnded(e.at(), e.id(), e.node(), e.condition(), e.held(),
          hide(e.values(), secrets), e.polls(), e.took());
      case RunEvent.ScopeEntered e -> e;
      case RunEvent.ScopeLeft e -> e;
      case RunEvent.GuardEntered e -> e;
      case RunEvent.GuardBroken e -> new RunEvent.GuardBroken(e.at(), e.id(), e.node(), e.condition(),
          secrets.hide(e.why()), hide(e.values(), secrets));
      case RunEvent.GuardLeft e -> e;
      case RunEvent.Said e -> new RunEvent.Said(e.at(), e.node(), secrets.hide(e.text()));
      case RunEvent.VersionSeen e -> new RunEvent.VersionSeen(e.at(), e.node(), e.before().map(secrets::hide),
          e.after().map(secrets::hide));
      case RunEvent.Failed e -> new RunEvent.Failed(e.at(), e.node(), of(e.diagnostic(), secrets));
      case RunEvent.Asked e -> new RunEvent.Asked(e.at(), e.node(), of(e.diagnostic(), secrets), e.person());
      case RunEvent.Decided e -> new RunEvent.Decided(e.at(), e.node(), secrets.hide(e.statement()), e.decision(),
          secrets.hide(e.reason()));
      case RunEvent.StopAsked e -> e;
      case RunEvent.Paused e -> e;
      case RunEvent.WentOn e -> e;
      case RunEvent.Measured e -> e;
      case RunEvent.RunEnded e -> e;
    };
  }

  private static Map<String, String> hide(Map<String, String> values, Secrets secrets) {
    var hidden = new LinkedHashMap<String, String>();
    values.forEach((name, value) -> hidden.put(name, secrets.hide(value)));
    return hidden;
  }

  static Diagnostic of(Diagnostic diagnostic, Secrets secrets) {
    return new Diagnostic(diagnostic.severity(), diagnostic.code(), secrets.hide(diagnostic.title()),
        diagnostic.at().map(label -> new Label(label.span(), secrets.hide(label.text()))),
        diagnostic.related().stream().map(label -> new Label(label.span(), secrets.hide(label.text()))).toList(),
        diagnostic.notes().stream().map(note -> new Note(note.name(), secrets.hide(note.text()))).toList());
  }
}
