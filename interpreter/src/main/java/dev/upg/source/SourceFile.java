package dev.upg.source;

import java.util.Arrays;

/**
 * One text a person wrote: a playbook, a library module, an inventory. Offsets count UTF-16 units from 0.
 *
 * @param name how messages call it: the path as given on the command line, or {@code stdlib/pegasus/cluster.upg}
 */
public final class SourceFile {
  private final String name;
  private final String text;
  private final boolean holdsSecrets;
  private final int[] lineStarts;

  public SourceFile(String name, String text) {
    this(name, text, false);
  }

  /** @param holdsSecrets whether its values may be passwords, so that only what a message is about is shown of a line */
  public SourceFile(String name, String text, boolean holdsSecrets) {
    this.name = name;
    this.text = text;
    this.holdsSecrets = holdsSecrets;
    this.lineStarts = lineStarts(text);
  }

  public boolean holdsSecrets() {
    return holdsSecrets;
  }

  public String name() {
    return name;
  }

  public String text() {
    return text;
  }

  public int lineCount() {
    return lineStarts.length;
  }

  /** The line of an offset, from 1. */
  public int line(int offset) {
    int found = Arrays.binarySearch(lineStarts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** The column of an offset in its line, from 1, in UTF-16 units. */
  public int column(int offset) {
    return offset - lineStarts[line(offset) - 1] + 1;
  }

  /** The offset at which a line (from 1) begins. */
  public int lineStart(int line) {
    return lineStarts[line - 1];
  }

  /** The text of a line (from 1), without its line end. */
  public String lineText(int line) {
    int start = lineStarts[line - 1];
    int end = line < lineStarts.length ? lineStarts[line] : text.length();
    while (end > start && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    return text.substring(start, end);
  }

  /** Read twice, a file is the same one as long as its text is. */
  @Override
  public boolean equals(Object other) {
    return this == other || other instanceof SourceFile file && name.equals(file.name) && text.equals(file.text);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }

  private static int[] lineStarts(String text) {
    int[] starts = new int[16];
    int count = 1;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\n') {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, count * 2);
        }
        starts[count++] = i + 1;
      }
    }
    return Arrays.copyOf(starts, count);
  }
}
