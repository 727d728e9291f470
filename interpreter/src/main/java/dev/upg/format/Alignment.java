package dev.upg.format;

import dev.upg.diagnostic.Columns;
import dev.upg.format.Run.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Puts what is alike in neighbouring lines below each other: the groups of an inventory, and comments behind code. */
final class Alignment {
  /** A line with more columns than this doesn't move the comments of its neighbours. */
  private static final int WIDE = 48;

  private Alignment() {}

  static void groups(Run inventory) {
    var neighbours = new ArrayList<Run>();
    for (int i = 1; i < inventory.parts.size(); i++) {
      var part = inventory.parts.get(i);
      boolean begins = !part.first().above.isEmpty() || part.first().afterBlank;
      boolean isOneLine = part instanceof Run group && !((Run) group.parts.getLast()).isBroken();
      if (begins || !isOneLine) {
        align(neighbours);
        neighbours.clear();
      }
      if (isOneLine) {
        neighbours.add((Run) part);
      }
    }
    align(neighbours);
  }

  private static void align(List<Run> groups) {
    pad(groups, group -> width(group.parts.get(1)), 2);
    var counted = groups.stream().map(group -> (Run) group.parts.getLast())
        .filter(body -> body.parts.size() > 3 && body.parts.get(1).first().text.equals("nodes")).toList();
    pad(counted, body -> width(body.parts.get(1)), 2);
  }

  private static void pad(List<Run> runs, ToIntFunction<Run> width, int gap) {
    int most = runs.stream().mapToInt(width).max().orElse(0);
    runs.forEach(run -> run.gaps.get(gap).padding = most - width.applyAsInt(run));
  }

  private static int width(Piece piece) {
    var run = new Run(Kind.FILE).add(piece);
    return Columns.width(new Layout(run).lines().getFirst().code());
  }

  /** The lines as text, the comments of neighbours in one column. */
  static String text(List<Line> lines) {
    var texts = new ArrayList<String>();
    var neighbours = new ArrayList<Line>();
    for (var line : lines) {
      if (line.comment().isEmpty()) {
        texts.addAll(aligned(neighbours));
        neighbours.clear();
        texts.add(line.code());
      } else {
        neighbours.add(line);
      }
    }
    texts.addAll(aligned(neighbours));
    return String.join("\n", texts);
  }

  private static List<String> aligned(List<Line> lines) {
    int column = lines.stream().mapToInt(line -> Columns.width(line.code())).filter(width -> width <= WIDE).max()
        .orElse(0);
    return lines.stream().map(line -> line.code()
        + " ".repeat(Math.max(0, column - Columns.width(line.code())) + 2) + line.comment()).toList();
  }
}
