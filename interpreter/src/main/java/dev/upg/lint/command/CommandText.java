package dev.upg.lint.command;

import dev.upg.source.Span;
import dev.upg.tree.Expression;
import dev.upg.tree.TemplatePart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The text of a {@code remote} or {@code probe}, and where each character of it stands in the playbook. */
public final class CommandText {
  /** From here on a private character stands for a value put in, the first one, the second one and so on. */
  private static final char FIRST_HOLE = '\uE000';

  private final Expression.RemoteCommand command;
  private final StringBuilder text = new StringBuilder();
  private final List<Integer> places = new ArrayList<>();
  private final List<TemplatePart.Hole> holes = new ArrayList<>();
  private List<ShellCommand> commands;

  public CommandText(Expression.RemoteCommand command) {
    this.command = command;
    var template = command.command();
    boolean manyLines = template.span().text().startsWith("\"\"\"");
    for (var part : template.parts()) {
      switch (part) {
        case TemplatePart.Text piece -> TextPlaces.add(piece, manyLines, text.isEmpty(), text, places);
        case TemplatePart.Hole hole -> {
          text.append((char) (FIRST_HOLE + holes.size()));
          places.add(hole.span().start());
          holes.add(hole);
        }
      }
    }
    places.add(Math.max(template.span().start(), template.span().end() - (manyLines ? 3 : 1)));
  }

  public Expression.RemoteCommand command() {
    return command;
  }

  /** Each value put in is one private character. */
  public String text() {
    return text.toString();
  }

  /** The text with an ordinary word for each value put in. */
  public String filled() {
    var filled = new StringBuilder();
    text.chars().forEach(c -> filled.append(isHole((char) c) ? "x" : String.valueOf((char) c)));
    return filled.toString();
  }

  public static boolean isHole(char c) {
    return c >= FIRST_HOLE && c < FIRST_HOLE + 0x1000;
  }

  public static boolean hasHole(String text) {
    return text.chars().anyMatch(c -> isHole((char) c));
  }

  /** What a private character stands for. */
  public Optional<TemplatePart.Hole> hole(char c) {
    return isHole(c) ? Optional.of(holes.get(c - FIRST_HOLE)) : Optional.empty();
  }

  /** All programs it calls, in the order written, those in {@code $(…)} too. */
  public List<ShellCommand> commands() {
    if (commands == null) {
      commands = new ShellReader(text.toString()).read();
    }
    return commands;
  }

  /** Where a stretch of the text stands in the playbook. */
  public Span span(int start, int end) {
    int from = places.get(start);
    int last = Math.max(start, end - 1);
    int to = last < text.length() && isHole(text.charAt(last))
        ? holes.get(text.charAt(last) - FIRST_HOLE).span().end()
        : places.get(last) + (end > start ? 1 : 0);
    return new Span(command.span().file(), from, Math.max(from, to));
  }

  public Span span(ShellWord word) {
    return span(word.start(), word.end());
  }

  public Span span(ShellCommand one) {
    return span(one.start(), one.end());
  }

  /** As a person would write it in a message: values as they stand in the playbook. */
  public String shown(String part) {
    var shown = new StringBuilder();
    part.chars().forEach(c -> hole((char) c).ifPresentOrElse(hole -> shown.append(hole.span().text()),
        () -> shown.append((char) c)));
    return shown.toString();
  }
}
