package dev.upg.journal;

import java.io.IOException;
import java.nio.file.Path;

/** Another process works on the run. */
public final class HeldJournal extends IOException {
  private static final long serialVersionUID = 1;

  private final String run;

  /** @param file the run's journal */
  public HeldJournal(Path file) {
    super("another process works on this run: " + file);
    run = file.getParent().getFileName().toString();
  }

  public String run() {
    return run;
  }
}
