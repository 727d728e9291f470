package dev.upg.view;

import dev.upg.diagnostic.Renderer;
import dev.upg.event.EventListener;
import dev.upg.event.RunEvent;
import dev.upg.host.OutputListener.Stream;

import java.io.BufferedWriter;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The file of everything that happened in a run: every command with all its output, every poll of every wait. Each line is
 * on the disk before the next thing happens.
 */
public final class RunLog implements EventListener, AutoCloseable {
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS");

  private final Path file;
  private final Writer writer;
  private final ZoneId zone;
  private Optional<IOException> failure = Optional.empty();

  private RunLog(Path file, Writer writer, ZoneId zone) {
    this.file = file;
    this.writer = writer;
    this.zone = zone;
  }

  /**
   * Goes on with a file, or begins one.
   *
   * @throws IOException when it can't be written
   */
  public static RunLog open(Path file, ZoneId zone) throws IOException {
    // Not a channel of nio: that is closed for good when a thread that writes is interrupted, as a stop does.
    return new RunLog(file, new BufferedWriter(new OutputStreamWriter(new FileOutputStream(file.toFile(), true),
        StandardCharsets.UTF_8)), zone);
  }

  public Path file() {
    return file;
  }

  /** Why the log isn't complete; empty when it is. A full disk doesn't end a run half-way. */
  public synchronized Optional<IOException> failure() {
    return failure;
  }

  /** What the run is, before its first event; no secrets. */
  public void begin(Instant at, List<String> lines) {
    lines.forEach(text -> line(at, Optional.empty(), text));
  }

  @Override
  public void on(RunEvent event) {
    switch (event) {
      case RunEvent.RunStarted e -> {
        line(e, Optional.empty(), "run started: " + e.title() + " (" + e.file() + ")");
        e.practice().ifPresent(text -> line(e, Optional.empty(), text));
      }
      case RunEvent.RunResumed e -> line(e, Optional.empty(), (e.aborting() ? "aborting" : "going on")
          + "; done before: " + String.join(", ", e.done()) + "; begun: " + String.join(", ", e.begun()));
      case RunEvent.Drifted e -> line(e, Optional.empty(), "drift: " + e.text());
      case RunEvent.LoopStarted e -> line(e, Optional.empty(),
          "loop " + e.loop() + ": " + String.join(", ", e.nodes()) + "; left out: " + String.join(", ", e.skipped()));
      case RunEvent.NodeStarted e -> line(e, node(e.node()), "node started, " + e.index() + " of " + e.total());
      case RunEvent.NodeEnded e ->
        line(e, node(e.node()), "node " + ended(e.succeeded()) + " after " + TimeText.of(e.took()));
      case RunEvent.StepStarted e -> line(e, e.node(), "step started: " + e.title());
      case RunEvent.StepEnded e ->
        line(e, e.node(), "step " + ended(e.succeeded()) + " after " + TimeText.of(e.took()) + ": " + e.title());
      case RunEvent.CommandStarted e -> {
        line(e, node(e.node()), "command " + e.id() + (e.changes() ? " changes: " : " looks: ") + e.text());
        e.input().ifPresent(input -> input.lines().forEach(typed -> line(e, node(e.node()), e.id() + "< " + typed)));
      }
      case RunEvent.CommandOutput e ->
        line(e, node(e.node()), e.id() + (e.stream() == Stream.STDOUT ? "| " : "! ") + e.line());
      case RunEvent.CommandEnded e -> line(e, node(e.node()), "command " + e.id() + " ended: "
          + e.code().map(code -> "exit " + code).orElse("no exit status") + " after " + TimeText.of(e.took()));
      case RunEvent.WaitStarted e ->
        line(e, e.node(), "wait " + e.id() + " started, at most " + TimeText.of(e.timeout()) + ": " + e.condition());
      case RunEvent.WaitPolled e -> line(e, e.node(),
          "wait " + e.id() + " polled: " + e.values() + " after " + TimeText.of(e.elapsed()) + ", "
              + TimeText.of(e.left()) + " left");
      case RunEvent.WaitEnded e -> line(e, e.node(), "wait " + e.id() + (e.held() ? " holds" : " ran out of time")
          + " after " + TimeText.of(e.took()) + ", " + e.polls() + " polls: " + e.condition());
      case RunEvent.ScopeEntered e -> line(e, e.node(), "scope entered: " + e.scope());
      case RunEvent.ScopeLeft e -> line(e, e.node(), "scope left, " + ended(e.succeeded()) + ": " + e.scope());
      case RunEvent.GuardEntered e -> line(e, e.node(),
          "guard " + e.id() + " holds, looked at every " + TimeText.of(e.every()) + ": " + e.condition());
      case RunEvent.GuardBroken e ->
        line(e, e.node(), "guard " + e.id() + " is broken: " + e.why() + ": " + e.values() + ": " + e.condition());
      case RunEvent.GuardLeft e -> line(e, e.node(), "guard " + e.id() + " held to the end: " + e.condition());
      case RunEvent.Said e -> line(e, e.node(), "said: " + e.text());
      case RunEvent.VersionSeen e ->
        line(e, node(e.node()), "version before " + e.before().orElse("?") + ", after " + e.after().orElse("?"));
      case RunEvent.Failed e -> line(e, e.node(), new Renderer(false).render(e.diagnostic()));
      case RunEvent.Asked e ->
        line(e, e.node(), (e.person() ? "a person is asked about\n" : "failed, and what then was said before:\n")
            + new Renderer(false).render(e.diagnostic()));
      case RunEvent.Decided e -> line(e, e.node(), "decided: " + e.decision() + (e.reason().isEmpty()
          ? ""
          : " (" + e.reason() + ")") + ": " + e.statement());
      case RunEvent.Paused e -> line(e, Optional.empty(), "paused before " + e.node());
      case RunEvent.WentOn e -> line(e, Optional.empty(), "going on with " + e.node() + " after " + TimeText.of(e
          .waited()));
      case RunEvent.StopAsked e -> line(e, Optional.empty(), "stop asked by " + e.by());
      case RunEvent.Measured e ->
        line(e, Optional.empty(), "measured: " + e.title() + ": " + TimeText.of(e.total()) + parts(e));
      case RunEvent.RunEnded e ->
        line(e, Optional.empty(), "run ended: " + e.outcome() + " after " + TimeText.of(e.took()));
    }
  }

  private static String parts(RunEvent.Measured event) {
    return event.parts().entrySet().stream().map(part -> ", " + part.getKey() + " " + TimeText.of(part.getValue()))
        .collect(Collectors.joining());
  }

  @Override
  public synchronized void close() {
    try {
      writer.close();
    } catch (IOException e) {
      failure = failure.or(() -> Optional.of(e));
    }
  }

  private void line(RunEvent event, Optional<String> node, String text) {
    line(event.at(), node, text);
  }

  /** Further lines of a text of several lines are set off below the first. */
  private synchronized void line(Instant at, Optional<String> node, String text) {
    var lead = STAMP.format(at.atZone(zone)) + "  " + node.map(name -> Cells.visible(name) + "  ").orElse("");
    var lines = text.lines().map(Cells::visible).toList();
    try {
      writer.write(lead + String.join("\n" + " ".repeat(Cells.width(lead)), lines) + "\n");
      writer.flush();
    } catch (IOException e) {
      failure = failure.or(() -> Optional.of(e));
    }
  }

  private static String ended(boolean succeeded) {
    return succeeded ? "succeeded" : "failed";
  }

  private static Optional<String> node(String name) {
    return Optional.of(name);
  }
}
