package dev.upg.runreport;

import dev.upg.evidence.Evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Time from left to right, 0 to 100. Each process of the run has a stretch as wide as it worked; the time between two, which may be days,
 * is a narrow break.
 */
final class Axis {
  private static final double BREAK = 3;
  private static final double NARROWEST = 4;
  private static final long[] STEPS = {1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600,
      43_200, 86_400};

  private final List<Stretch> stretches = new ArrayList<>();

  /**
   * @param from where it begins
   * @param width at least a little
   */
  record Stretch(Instant start, Instant end, double from, double width) {
    private double at(Instant time) {
      double all = Math.max(1, Duration.between(start, end).toMillis());
      double part = Duration.between(start, time).toMillis() / all;
      return from + width * Math.clamp(part, 0, 1);
    }
  }

  record Tick(double at, Instant time) {}

  /** @param at its middle */
  record Break(double at, Duration took) {}

  Axis(List<Evidence.Process> processes) {
    double room = 100 - BREAK * Math.max(0, processes.size() - 1) - NARROWEST * processes.size();
    double all = Math.max(1, processes.stream().mapToLong(Axis::millis).sum());
    double from = 0;
    for (var process : processes) {
      double width = NARROWEST + Math.max(0, room) * millis(process) / all;
      stretches.add(new Stretch(process.began(), process.last(), from, width));
      from += width + BREAK;
    }
    if (room < 0) {
      // So many processes that their least widths don't fit: all are squeezed.
      double squeeze = 100 / (from - BREAK);
      stretches.replaceAll(stretch -> new Stretch(stretch.start(), stretch.end(), stretch.from() * squeeze, stretch
          .width() * squeeze));
    }
  }

  private static long millis(Evidence.Process process) {
    return Duration.between(process.began(), process.last()).toMillis();
  }

  List<Stretch> stretches() {
    return stretches;
  }

  /** Where a time of a process is; what lies outside of its stretch is at its edge. */
  double at(int process, Instant time) {
    return stretches.get(process).at(time);
  }

  /** Round times, eight on the whole width. */
  List<Tick> ticks() {
    var ticks = new ArrayList<Tick>();
    for (var stretch : stretches) {
      double seconds = Duration.between(stretch.start(), stretch.end()).toMillis() / 1000.0;
      long step = step(seconds / Math.max(1, stretch.width() / 12));
      for (long at = Math.ceilDiv(stretch.start().getEpochSecond() + 1, step) * step; at <= stretch.end()
          .getEpochSecond(); at += step) {
        ticks.add(new Tick(stretch.at(Instant.ofEpochSecond(at)), Instant.ofEpochSecond(at)));
      }
    }
    return ticks;
  }

  private static long step(double atLeast) {
    for (long step : STEPS) {
      if (step >= atLeast) {
        return step;
      }
    }
    return (long) Math.ceil(atLeast / 86_400) * 86_400;
  }

  List<Break> breaks() {
    var breaks = new ArrayList<Break>();
    for (int i = 1; i < stretches.size(); i++) {
      var before = stretches.get(i - 1);
      var next = stretches.get(i);
      breaks.add(new Break((before.from() + before.width() + next.from()) / 2, Duration.between(before.end(), next
          .start())));
    }
    return breaks;
  }
}
