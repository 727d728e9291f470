package dev.upg.tests.run;

import dev.upg.journal.Entry;
import dev.upg.journal.Journal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A journal that is gone with the test, and can be read while it is written, as a statement that is tried again wants. */
final class ListJournal implements Journal {
  private final List<Entry> entries = new CopyOnWriteArrayList<>();

  @Override
  public void write(Entry entry) {
    entries.add(entry);
  }

  @Override
  public void keep(Entry entry) {
    entries.add(entry);
  }

  @Override
  public List<Entry> entries() {
    return List.copyOf(entries);
  }
}
