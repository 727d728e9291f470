package dev.upg.diagnostic;

/**
 * A line below the source. {@code name} is {@code note} or {@code help}; a run failure names its facts instead:
 * {@code node}, {@code command}, {@code output}, {@code done}, {@code left}, {@code put back}, {@code next}.
 */
public record Note(String name, String text) {
  public static Note note(String text) {
    return new Note("note", text);
  }

  /** Something the reader can do now. */
  public static Note help(String text) {
    return new Note("help", text);
  }
}
