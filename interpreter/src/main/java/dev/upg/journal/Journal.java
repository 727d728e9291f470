package dev.upg.journal;

import java.io.IOException;
import java.util.List;

/** Where entries go. Thread-safe. Narrow, so that a store that several machines share can follow. */
public interface Journal {
  /** Writes an entry, at the latest together with the next one that is kept. */
  void write(Entry entry) throws IOException;

  /** Writes an entry, and all before it, so that not even a loss of power takes them away. */
  void keep(Entry entry) throws IOException;

  /**
   * All that was written so far, by this process and those before it.
   *
   * @throws IOException when that can't be read
   */
  default List<Entry> entries() throws IOException {
    throw new IOException("this journal can't be read while it is written");
  }

  /** Forgets everything: for a run that nobody will go on with, as in a test. */
  static Journal none() {
    return new Journal() {
      @Override
      public void write(Entry entry) {}

      @Override
      public void keep(Entry entry) {}
    };
  }
}
