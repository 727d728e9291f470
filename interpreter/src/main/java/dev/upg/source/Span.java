package dev.upg.source;

/** A stretch of a source file, from {@code start} up to but without {@code end}; empty at a place where something is missing. */
public record Span(SourceFile file, int start, int end) {
  public Span {
    if (start < 0 || end < start || end > file.text().length()) {
      throw new IllegalArgumentException("span " + start + ".." + end + " in " + file);
    }
  }

  /** From the beginning of this one to the end of the other. */
  public Span to(Span other) {
    return new Span(file, Math.min(start, other.start), Math.max(end, other.end));
  }

  /** Whether the other one lies in this one; spans of two files never do. */
  public boolean contains(Span other) {
    return file == other.file && start <= other.start && other.end <= end;
  }

  public int line() {
    return file.line(start);
  }

  public int column() {
    return file.column(start);
  }

  public String text() {
    return file.text().substring(start, end);
  }

  /** {@code file:line:column}, as editors and CI systems read it. */
  @Override
  public String toString() {
    return file.name() + ":" + line() + ":" + column();
  }
}
