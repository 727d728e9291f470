package dev.upg.runreport;

import dev.upg.evidence.Evidence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * One value of a wait's condition over time.
 *
 * @param points only where it changed, the first and the last
 * @param isNumeric whether each that is known has a height
 */
record Series(String name, List<Point> points, boolean isNumeric) {
  /** {@code 3}, {@code 12 of 36}, {@code 80%}, {@code 1.5 GB}. */
  private static final Pattern NUMBER = Pattern.compile("(-?\\d+(?:\\.\\d+)?)(?: of \\d+|\\s*%|\\s?[A-Za-z]{1,4})?");

  /**
   * @param at the part of the wait that was over, 0 to 1
   * @param height empty where the value isn't known
   */
  record Point(double at, String text, OptionalDouble height) {}

  /** All that a wait has, in the order in which they were seen. */
  static List<Series> of(Evidence.Wait wait, long tookMillis) {
    Map<String, List<Point>> values = new LinkedHashMap<>();
    for (var poll : wait.polls()) {
      double at = Math
          .clamp(java.time.Duration.between(wait.time().start(), poll.at()).toMillis() / (double) Math.max(1,
              tookMillis), 0, 1);
      poll.values()
          .forEach((name, text) -> add(values.computeIfAbsent(name, n -> new ArrayList<>()), new Point(at, text,
              height(text))));
    }
    var series = new ArrayList<Series>();
    values.forEach((name,
        points) -> series.add(new Series(name, points, points.stream().anyMatch(point -> point.height()
            .isPresent())
            && points.stream().allMatch(point -> point.height().isPresent() || isUnknown(point.text())))));
    return series;
  }

  /** A value that stays the same has two points, however often it was seen. */
  private static void add(List<Point> points, Point next) {
    int size = points.size();
    if (size > 1 && points.get(size - 1).text().equals(next.text()) && points.get(size - 2).text().equals(next
        .text())) {
      points.removeLast();
    }
    points.add(next);
  }

  private static OptionalDouble height(String text) {
    if (text.equals("true") || text.equals("false")) {
      return OptionalDouble.of(text.equals("true") ? 1 : 0);
    }
    var number = NUMBER.matcher(text);
    return number.matches() ? OptionalDouble.of(Double.parseDouble(number.group(1))) : OptionalDouble.empty();
  }

  private static boolean isUnknown(String text) {
    return text.equals("none") || text.equals("not asked");
  }

  /** Of the known values. */
  double highest() {
    return points.stream().flatMapToDouble(point -> point.height().stream()).max().orElse(1);
  }

  /** Zero, where the values aren't below it. */
  double lowest() {
    return Math.min(0, points.stream().flatMapToDouble(point -> point.height().stream()).min().orElse(0));
  }

  /** How it moved: {@code 3 → 1 → 0}; in the middle of many what is left out. */
  String moved() {
    var texts = new ArrayList<String>();
    points.stream().map(Point::text).filter(text -> texts.isEmpty() || !texts.getLast().equals(text)).forEach(
        texts::add);
    if (texts.size() > 6) {
      var last = texts.subList(texts.size() - 3, texts.size());
      return String.join(" → ", texts.subList(0, 3)) + " → … → " + String.join(" → ", last);
    }
    return String.join(" → ", texts);
  }
}
