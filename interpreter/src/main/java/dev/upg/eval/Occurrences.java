package dev.upg.eval;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds many texts in one pass: by their first characters, so that what a text costs depends on its length, not on how many
 * are looked for. Immutable.
 */
final class Occurrences {
  /** As many characters as fit into a {@code long}. */
  private static final int LONGEST_START = 4;

  private final int startLength;
  /** Longest first. */
  private final Map<Long, List<String>> byStart = new HashMap<>();

  private Occurrences(int startLength) {
    this.startLength = startLength;
  }

  /** @param wanted none of them empty */
  static Occurrences of(Collection<String> wanted) {
    var occurrences = new Occurrences(
        wanted.stream().mapToInt(String::length).reduce(LONGEST_START, Math::min));
    wanted.stream().sorted(Comparator.comparingInt(String::length).reversed()).forEach(
        text -> occurrences.byStart.computeIfAbsent(occurrences.start(text, 0), start -> new ArrayList<>()).add(text));
    return occurrences;
  }

  /** Those that overlap are replaced as one: nothing of any is left. */
  String replaceIn(String text, String replacement) {
    if (byStart.isEmpty()) {
      return text;
    }
    var replaced = new StringBuilder();
    int copied = 0;
    int begin = -1;
    int end = 0;
    for (int at = 0; at + startLength <= text.length(); at++) {
      int found = at + longestAt(text, at);
      if (found > at && begin >= 0 && at < end) {
        end = Math.max(end, found);
      } else if (found > at) {
        if (begin >= 0) {
          replaced.append(text, copied, begin).append(replacement);
          copied = end;
        }
        begin = at;
        end = found;
      }
    }
    if (begin < 0) {
      return text;
    }
    return replaced.append(text, copied, begin).append(replacement).append(text, end, text.length()).toString();
  }

  private int longestAt(String text, int at) {
    for (var wanted : candidates(text, at)) {
      if (text.startsWith(wanted, at)) {
        return wanted.length();
      }
    }
    return 0;
  }

  /** What is compared with the text at this place. */
  List<String> candidates(String text, int at) {
    return byStart.getOrDefault(start(text, at), List.of());
  }

  private long start(String text, int at) {
    long start = 0;
    for (int i = at; i < at + startLength; i++) {
      start = start << Character.SIZE | text.charAt(i);
    }
    return start;
  }
}
