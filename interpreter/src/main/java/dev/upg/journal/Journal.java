package dev.upg.journal;

import java.io.IOException;

/** Where entries go. Thread-safe. Narrow, so that a store that several machines share can follow. */
public interface Journal {
  /** Writes an entry, at the latest together with the next one that is kept. */
  void write(Entry entry) throws IOException;

  /** Writes an entry, and all before it, so that not even a loss of power takes them away. */
  void keep(Entry entry) throws IOException;

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
