package dev.upg.journal;

import java.io.IOException;
import java.util.List;

/** The journal can't be relied upon: a line in its middle isn't as it was written, or its format isn't known. */
public final class DamagedJournal extends IOException {
  private static final long serialVersionUID = 1;

  private final transient List<Entry> before;
  private final boolean foreign;

  private DamagedJournal(String message, List<Entry> before, boolean foreign) {
    super(message);
    this.before = List.copyOf(before);
    this.foreign = foreign;
  }

  /** @param before the entries before the damage, which are as they were written */
  static DamagedJournal after(List<Entry> before, String message) {
    return new DamagedJournal(message, before, false);
  }

  /** It may be whole: another upg wrote it. */
  static DamagedJournal foreign(String message) {
    return new DamagedJournal(message, List.of(), true);
  }

  public List<Entry> before() {
    return before;
  }

  public boolean isForeign() {
    return foreign;
  }
}
