package dev.upg.view;

import java.util.ArrayList;
import java.util.List;

/** Two texts as {@code diff -u} shows them. */
public final class UnifiedDiff {
  private static final int AROUND = 3;

  /** A stretch of lines in which they differ: from and to, of the old one and the new one. */
  private record Change(int oldStart, int oldEnd, int newStart, int newEnd) {}

  private UnifiedDiff() {}

  /** Empty when they are the same. */
  public static String of(String name, String before, String after) {
    var old = List.of(before.split("(?<=\n)"));
    var now = List.of(after.split("(?<=\n)"));
    var changes = changes(old, now);
    var text = new StringBuilder();
    for (int first = 0; first < changes.size();) {
      int last = first;
      while (last + 1 < changes.size()
          && changes.get(last + 1).oldStart - changes.get(last).oldEnd <= 2 * AROUND) {
        last++;
      }
      hunk(text, old, now, changes.subList(first, last + 1));
      first = last + 1;
    }
    return text.isEmpty() ? "" : "--- " + name + "\n+++ " + name + "\n" + text;
  }

  private static void hunk(StringBuilder text, List<String> old, List<String> now, List<Change> changes) {
    int start = Math.max(0, changes.getFirst().oldStart - AROUND);
    int end = Math.min(old.size(), changes.getLast().oldEnd + AROUND);
    int newStart = changes.getFirst().newStart - (changes.getFirst().oldStart - start);
    int newEnd = changes.getLast().newEnd + (end - changes.getLast().oldEnd);
    text.append("@@ -").append(range(start, end)).append(" +").append(range(newStart, newEnd)).append(" @@\n");
    int at = start;
    for (var change : changes) {
      lines(text, ' ', old.subList(at, change.oldStart));
      lines(text, '-', old.subList(change.oldStart, change.oldEnd));
      lines(text, '+', now.subList(change.newStart, change.newEnd));
      at = change.oldEnd;
    }
    lines(text, ' ', old.subList(at, end));
  }

  private static String range(int start, int end) {
    return (end == start ? start : start + 1) + (end - start == 1 ? "" : "," + (end - start));
  }

  private static void lines(StringBuilder text, char mark, List<String> lines) {
    for (var line : lines) {
      text.append(mark).append(line).append(line.endsWith("\n") ? "" : "\n\\ No newline at end of file\n");
    }
  }

  /** By the longest common run of lines between what both begin and end with. */
  private static List<Change> changes(List<String> old, List<String> now) {
    int start = 0;
    while (start < Math.min(old.size(), now.size()) && old.get(start).equals(now.get(start))) {
      start++;
    }
    int oldEnd = old.size();
    int newEnd = now.size();
    while (oldEnd > start && newEnd > start && old.get(oldEnd - 1).equals(now.get(newEnd - 1))) {
      oldEnd--;
      newEnd--;
    }
    int[][] common = new int[oldEnd - start + 1][newEnd - start + 1];
    for (int i = oldEnd - start - 1; i >= 0; i--) {
      for (int j = newEnd - start - 1; j >= 0; j--) {
        common[i][j] = old.get(start + i).equals(now.get(start + j))
            ? common[i + 1][j + 1] + 1
            : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    var changes = new ArrayList<Change>();
    int i = start;
    int j = start;
    while (i < oldEnd || j < newEnd) {
      int oldStart = i;
      int newStart = j;
      while (i < oldEnd && j < newEnd && !old.get(i).equals(now.get(j)) || (i < oldEnd) != (j < newEnd)) {
        if (j >= newEnd || i < oldEnd && common[i + 1 - start][j - start] >= common[i - start][j + 1 - start]) {
          i++;
        } else {
          j++;
        }
      }
      if (i > oldStart || j > newStart) {
        changes.add(new Change(oldStart, i, newStart, j));
      }
      while (i < oldEnd && j < newEnd && old.get(i).equals(now.get(j))) {
        i++;
        j++;
      }
    }
    return changes;
  }
}
