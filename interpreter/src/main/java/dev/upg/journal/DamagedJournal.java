package dev.upg.journal;

import java.io.IOException;

/** The journal can't be relied upon: a line in its middle isn't as it was written, or its format isn't known. */
public final class DamagedJournal extends IOException {
  public DamagedJournal(String message) {
    super(message);
  }
}
