package dev.upg.cli;

import org.apache.commons.text.similarity.LevenshteinDistance;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The name somebody may have wanted to type. */
final class DidYouMean {
  private DidYouMean() {}

  /** {@code ; did you mean `run`?}, or nothing when no name is near. */
  static String suffix(String typed, Collection<String> names) {
    return nearest(typed, names).map(name -> "; did you mean `" + name + "`?").orElse("");
  }

  static Optional<String> nearest(String typed, Collection<String> names) {
    var far = Math.max(1, typed.length() / 3);
    return names.stream().filter(name -> distance(typed, name) <= far)
        .min(Comparator.comparingInt(name -> distance(typed, name)));
  }

  /** Letters in the wrong order are one slip of the fingers, not two. */
  private static int distance(String typed, String name) {
    var left = typed.toLowerCase(Locale.ROOT);
    var right = name.toLowerCase(Locale.ROOT);
    int distance = LevenshteinDistance.getDefaultInstance().apply(left, right);
    return distance == 2 && Arrays.equals(left.chars().sorted().toArray(), right.chars().sorted().toArray())
        ? 1 : distance;
  }
}
