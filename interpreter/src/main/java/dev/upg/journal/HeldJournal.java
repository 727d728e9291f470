package dev.upg.journal;

import java.io.IOException;
import java.nio.file.Path;

/** Another process works on the run. */
public final class HeldJournal extends IOException {
  HeldJournal(Path file) {
    super("another process works on this run: " + file);
  }
}
