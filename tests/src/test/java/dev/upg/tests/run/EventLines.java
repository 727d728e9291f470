package dev.upg.tests.run;

import dev.upg.diagnostic.Renderer;
import dev.upg.event.EventListener;
import dev.upg.event.RunEvent;
import dev.upg.value.Show;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The events of a run as lines: time, node, what happened. */
final class EventLines implements EventListener {
  private record Line(String node, String text) {}

  private final List<Line> lines = new ArrayList<>();

  @Override
  public void on(RunEvent event) {
    var time = "%6s ".formatted(Show.duration(Duration.between(HandClock.START, event.at())));
    switch (event) {
      case RunEvent.RunStarted e -> add("", time + "run \"" + e.title() + "\" of " + e.file());
      case RunEvent.LoopStarted e -> add("", time + e.loop() + ": " + e.nodes() + " without " + e.skipped());
      case RunEvent.RunResumed e -> add("", time + (e.aborting() ? "abort" : "resume") + " " + e.done() + ", begun "
          + e.begun());
      case RunEvent.Drifted e -> add("", time + "drift: " + e.text());
      case RunEvent.Measured e -> add("", time + "measured " + e.title() + ": " + Show.duration(e.total()));
      case RunEvent.NodeStarted e -> add(e.node(), time + "begin " + e.node() + ", " + e.index() + " of " + e.total());
      case RunEvent.NodeEnded e -> add(e.node(), time + "end " + e.node() + result(e.succeeded()));
      case RunEvent.StepStarted e -> add(e.node(), time, "step \"" + e.title() + "\"");
      case RunEvent.StepEnded e -> add(e.node(), time, "step \"" + e.title() + "\"" + result(e.succeeded()));
      case RunEvent.CommandStarted e -> add(e.node(), time + e.node() + (e.changes() ? " $ " : " ? ") + e.text()
          + e.input().map(input -> " < " + input).orElse(""));
      case RunEvent.CommandOutput e -> add(e.node(), time + e.node() + "   "
          + (e.stream() == dev.upg.host.OutputListener.Stream.STDOUT ? "| " : "! ") + e.line());
      case RunEvent.CommandEnded e -> add(e.node(), time + e.node() + "   = "
          + e.code().map(String::valueOf).orElse("no exit status"));
      case RunEvent.WaitStarted e -> add(e.node(), time, "wait until " + e.condition() + ", at most "
          + Show.duration(e.timeout()));
      case RunEvent.WaitPolled e ->
        add(e.node(), time, "  not yet " + e.values() + ", left " + Show.duration(e.left()));
      case RunEvent.WaitEnded e ->
        add(e.node(), time, "wait until " + e.condition() + (e.held() ? " held" : " didn't hold")
            + " after " + e.polls() + " looks");
      case RunEvent.ScopeEntered e -> add(e.node(), time, "entered " + e.scope());
      case RunEvent.ScopeLeft e -> add(e.node(), time, "left " + e.scope() + result(e.succeeded()));
      case RunEvent.GuardEntered e ->
        add(e.node(), time, "guard " + e.condition() + " every " + Show.duration(e.every()));
      case RunEvent.GuardBroken e ->
        add(e.node(), time, "guard " + e.condition() + " broken: " + e.why() + " " + e.values());
      case RunEvent.GuardLeft e -> add(e.node(), time, "guard " + e.condition() + " held");
      case RunEvent.Said e -> add(e.node(), time, "say " + e.text());
      case RunEvent.VersionSeen e -> add(e.node(), time + e.node() + " version " + e.before() + " " + e.after());
      case RunEvent.Failed e ->
        add(e.node().orElse("\uFFFF"), time + "failed\n" + new Renderer(false).render(e.diagnostic()).stripTrailing());
      case RunEvent.Asked e -> add(e.node(), time, "asked\n" + new Renderer(false).render(e.diagnostic())
          .stripTrailing());
      case RunEvent.Decided e -> add(e.node(), time, "decided " + e.decision() + (e.reason().isEmpty()
          ? ""
          : " (" + e.reason() + ")") + ": " + e.statement());
      case RunEvent.Paused e -> add(e.node(), time + "paused before " + e.node());
      case RunEvent.WentOn e -> add(e.node(), time + "going on with " + e.node());
      case RunEvent.StopAsked e -> add("", time + "stop asked by " + e.by());
      case RunEvent.RunEnded e -> add("\uFFFF", time + e.outcome());
    }
  }

  private static String result(boolean succeeded) {
    return succeeded ? ": done" : ": failed";
  }

  private void add(Optional<String> node, String time, String text) {
    add(node.orElse(""), time + node.map(name -> name + " ").orElse("") + text);
  }

  private void add(String node, String line) {
    synchronized (lines) {
      lines.add(new Line(node, line));
    }
  }

  void request(String node, String text) {
    add(node, "       " + text);
  }

  /** @param byNode the lines of each node together, where nodes work side by side */
  String text(boolean byNode) {
    synchronized (lines) {
      Map<String, List<String>> groups = new LinkedHashMap<>();
      lines.forEach(line -> groups.computeIfAbsent(byNode ? line.node : "", key -> new ArrayList<>()).add(line.text));
      return String.join("", (byNode ? new java.util.TreeMap<>(groups) : groups).values().stream()
          .flatMap(List::stream).map(line -> line + "\n").toList());
    }
  }
}
