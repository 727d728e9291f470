package dev.upg.tree;

import java.util.AbstractList;
import java.util.List;
import java.util.function.Supplier;

/** Statements that are read when they are asked for first. Threads may share it. */
final class UnreadStatements extends AbstractList<Statement> {
  private final Supplier<List<Statement>> reader;
  private volatile List<Statement> read;

  UnreadStatements(Supplier<List<Statement>> reader) {
    this.reader = reader;
  }

  private List<Statement> read() {
    if (read == null) {
      synchronized (this) {
        if (read == null) {
          read = List.copyOf(reader.get());
        }
      }
    }
    return read;
  }

  @Override
  public Statement get(int index) {
    return read().get(index);
  }

  @Override
  public int size() {
    return read().size();
  }
}
