package dev.upg.evidence;

import dev.upg.event.EventListener;
import dev.upg.event.RunEvent;
import dev.upg.view.JsonView;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Adds to a run's evidence what happens in this process. A failure to do so is kept, and ends nothing. */
public final class EvidenceFile implements EventListener, AutoCloseable {
  public static final int FORMAT = 1;

  private final OutputStream file;
  private final StringWriter text = new StringWriter();
  private final PrintWriter printer = new PrintWriter(text);
  private final JsonView view = new JsonView(printer);
  private final Lines lines = new Lines(printer);
  private final Outputs outputs = new Outputs(lines);
  private Optional<IOException> failure = Optional.empty();
  /** Whether the last line may be half written. */
  private boolean torn;
  private long lost;

  private EvidenceFile(OutputStream file) {
    this.file = file;
  }

  /** Goes on with a file, or begins one. Where it can't be opened, nothing is kept, and {@link #failure} says why. */
  public static EvidenceFile open(Path path) {
    try {
      // Not a channel of nio: that is closed for good when a thread that writes is interrupted, as a stop does.
      var opened = new EvidenceFile(new FileOutputStream(path.toFile(), true));
      // A process that died may have left half a line.
      opened.torn = path.toFile().length() > 0;
      return opened;
    } catch (IOException e) {
      var none = new EvidenceFile(OutputStream.nullOutputStream());
      none.failure = Optional.of(e);
      return none;
    }
  }

  /** Why it isn't complete; empty when it is. */
  public synchronized Optional<IOException> failure() {
    return failure;
  }

  /** Before the first event. */
  public synchronized void began(Instant at, ProcessFacts facts) {
    lines.process(at, facts);
    write();
  }

  @Override
  public synchronized void on(RunEvent event) {
    outputs.flushOlderThan(event.at());
    switch (event) {
      case RunEvent.CommandOutput e -> outputs.on(e);
      case RunEvent.CommandEnded e -> {
        outputs.end(e.id(), e.at());
        view.on(e);
      }
      case RunEvent.RunEnded e -> {
        outputs.endAll(e.at());
        view.on(e);
      }
      default -> view.on(event);
    }
    write();
  }

  /** One write for all that an event gives. */
  private void write() {
    if (text.getBuffer().isEmpty()) {
      return;
    }
    if (lost > 0) {
      lines.lost(lost);
    }
    var bytes = ((torn ? "\n" : "") + text).getBytes(StandardCharsets.US_ASCII);
    text.getBuffer().setLength(0);
    try {
      torn = true;
      file.write(bytes);
      torn = false;
      lost = 0;
    } catch (IOException e) {
      failure = failure.or(() -> Optional.of(e));
      lost++;
    }
  }

  @Override
  public synchronized void close() {
    try {
      file.close();
    } catch (IOException e) {
      failure = failure.or(() -> Optional.of(e));
    }
  }
}
