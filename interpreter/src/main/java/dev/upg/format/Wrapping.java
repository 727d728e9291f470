package dev.upg.format;

import dev.upg.diagnostic.Columns;
import dev.upg.format.Run.Kind;

import java.util.Comparator;
import java.util.List;

/** Breaks lines that are too long where the least belongs together, until they fit or nothing in them may be broken. */
final class Wrapping {
  /** How many columns a line should have at most, its comment not counted. */
  private static final int LIMIT = 140;

  private Wrapping() {}

  static void wrap(Run file) {
    boolean isDone;
    do {
      Breaks.set(file);
      var layout = new Layout(file);
      isDone = true;
      for (int i = 0; i < layout.lines().size(); i++) {
        if (isTooLong(layout.lines().get(i))) {
          isDone &= !wrap(layout.places(i));
        }
      }
    } while (!isDone);
  }

  /** What a `# upg: …` behind a line says counts for all of that line, so that it isn't broken. */
  private static boolean isTooLong(Line line) {
    return Columns.width(line.code()) > LIMIT && !line.comment().startsWith("# upg:");
  }

  /** @return whether anything could be broken */
  private static boolean wrap(List<Layout.Place> all) {
    var places = all.stream().filter(Wrapping::isWorthIt).sorted(Comparator.comparingInt(Layout.Place::depth)).toList();
    // What ends before the limit comes first, however deep it lies: else the line would stay too long.
    var outermost = places.stream().filter(Wrapping::fits).findFirst().or(() -> places.stream().findFirst());
    outermost.ifPresent(one -> wrapAt(places.stream().filter(place -> place.depth() == one.depth()).toList()));
    return outermost.isPresent();
  }

  private static void wrapAt(List<Layout.Place> places) {
    var blocks = places.stream().map(Layout.Place::run).filter(run -> run.kind == Kind.BLOCK).toList();
    if (!blocks.isEmpty()) {
      blocks.forEach(Run::breakAll);
      return;
    }
    var last = places.stream().filter(Wrapping::fits).max(Comparator.comparingInt(Layout.Place::column))
        .orElse(places.getFirst());
    if (last.run().kind.isAllOrNone()) {
      last.run().breakAll();
    } else {
      last.run().gaps.get(last.part()).isBroken = true;
    }
  }

  private static boolean fits(Layout.Place place) {
    return place.column() <= LIMIT;
  }

  /** Brackets around nothing, or around one item, aren't worth lines of their own. */
  private static boolean isWorthIt(Layout.Place place) {
    return switch (place.run().kind) {
      case BLOCK -> place.run().parts.size() > 2;
      case LIST -> place.run().parts.size() > 3;
      case FLOW, CHAIN, BRANCHES, FILE -> true;
    };
  }
}
