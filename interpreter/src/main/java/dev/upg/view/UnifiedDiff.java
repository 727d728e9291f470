package dev.upg.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What differs between two texts, line by line, as {@code diff -u} and {@code git} tell it and {@code patch} takes it. */
public final class UnifiedDiff {
  private static final int CONTEXT = 3;
  /** With more differing lines than these the shortest way isn't looked for: it would take too long to be found. */
  private static final int MOST = 5_000;
  private static final String NO_END = "\\ No newline at end of file";

  /** @param sign a space for a line of both texts, {@code -} for one of the old text only, {@code +} of the new one */
  private record Edit(char sign, String line) {}

  private final List<Edit> edits;

  private UnifiedDiff(List<Edit> edits) {
    this.edits = edits;
  }

  /** @return empty when the texts are the same; every line has its end */
  public static String of(String name, String before, String after) {
    if (before.equals(after)) {
      return "";
    }
    var head = "--- a/" + name + "\n+++ b/" + name + "\n";
    return head + new UnifiedDiff(edits(lines(before), lines(after))).hunks();
  }

  /** A last line without an end differs from one that has it. */
  private static List<String> lines(String text) {
    var lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
    var last = lines.removeLast();
    if (!last.isEmpty()) {
      lines.add(last + "\n" + NO_END);
    }
    return lines;
  }

  /** The shortest way (E. Myers, An O(ND) Difference Algorithm, 1986), between what both begin and end with. */
  private static List<Edit> edits(List<String> before, List<String> after) {
    int head = 0;
    while (head < Math.min(before.size(), after.size()) && before.get(head).equals(after.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < Math.min(before.size(), after.size()) - head
        && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
      tail++;
    }
    var edits = new ArrayList<Edit>();
    before.subList(0, head).forEach(line -> edits.add(new Edit(' ', line)));
    edits.addAll(shortest(before.subList(head, before.size() - tail), after.subList(head, after.size() - tail)));
    before.subList(before.size() - tail, before.size()).forEach(line -> edits.add(new Edit(' ', line)));
    return edits;
  }

  private static List<Edit> shortest(List<String> before, List<String> after) {
    int most = before.size() + after.size();
    if (most > MOST) {
      return Stream.concat(before.stream().map(line -> new Edit('-', line)),
          after.stream().map(line -> new Edit('+', line))).toList();
    }
    var trace = new ArrayList<int[]>();
    int[] reach = new int[2 * most + 3];
    for (int d = 0; d <= most; d++) {
      trace.add(Arrays.copyOfRange(reach, most - d, most + d + 3));
      for (int k = -d; k <= d; k += 2) {
        boolean isDown = k == -d || k != d && reach[most + k] < reach[most + k + 2];
        int x = isDown ? reach[most + k + 2] : reach[most + k] + 1;
        while (x < before.size() && x - k < after.size() && before.get(x).equals(after.get(x - k))) {
          x++;
        }
        reach[most + k + 1] = x;
        if (x >= before.size() && x - k >= after.size()) {
          return back(trace, before, after);
        }
      }
    }
    throw new IllegalStateException("no way from one text to the other");
  }

  private static List<Edit> back(List<int[]> trace, List<String> before, List<String> after) {
    var edits = new ArrayList<Edit>();
    int x = before.size();
    int y = after.size();
    for (int d = trace.size() - 1; d >= 0; d--) {
      int[] reach = trace.get(d);
      int k = x - y;
      boolean isDown = k == -d || k != d && reach[d + k] < reach[d + k + 2];
      int fromX = d == 0 ? 0 : isDown ? reach[d + k + 2] : reach[d + k];
      int fromY = d == 0 ? 0 : fromX - (isDown ? k + 1 : k - 1);
      while (x > fromX && y > fromY) {
        edits.add(new Edit(' ', before.get(--x)));
        y--;
      }
      if (d > 0) {
        edits.add(isDown ? new Edit('+', after.get(--y)) : new Edit('-', before.get(--x)));
      }
    }
    return edits.reversed();
  }

  private String hunks() {
    var text = new StringBuilder();
    int oldLine = 1;
    int newLine = 1;
    for (int i = 0; i < edits.size();) {
      int change = next(i);
      int start = Math.max(i, change - CONTEXT);
      int end = end(change);
      int skipped = start - i;
      oldLine += skipped;
      newLine += skipped;
      if (start < edits.size() && change < edits.size()) {
        var hunk = edits.subList(start, end);
        int olds = (int) hunk.stream().filter(edit -> edit.sign != '+').count();
        int news = (int) hunk.stream().filter(edit -> edit.sign != '-').count();
        text.append("@@ -").append(range(oldLine, olds)).append(" +").append(range(newLine, news)).append(" @@\n");
        hunk.forEach(edit -> text.append(edit.sign).append(edit.line).append('\n'));
        oldLine += olds;
        newLine += news;
      }
      i = end;
    }
    return text.toString();
  }

  /** The place of the next change, or the end. */
  private int next(int from) {
    int i = from;
    while (i < edits.size() && edits.get(i).sign == ' ') {
      i++;
    }
    return i;
  }

  /** Where the hunk with this change ends: changes that nearly touch belong together. */
  private int end(int change) {
    int last = change;
    for (int i = change; i < edits.size() && i <= last + 2 * CONTEXT + 1; i++) {
      last = edits.get(i).sign == ' ' ? last : i;
    }
    return Math.min(edits.size(), last + 1 + CONTEXT);
  }

  private static String range(int line, int count) {
    int first = count == 0 ? line - 1 : line;
    return count == 1 ? String.valueOf(first) : first + "," + count;
  }
}
