package dev.upg.diagnostic;

import org.apache.commons.text.similarity.LevenshteinDistance;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** "Did you mean": the known name nearest to one that isn't known. */
public final class Spelling {
  private Spelling() {}

  /** @return the nearest of {@code known}, when it is near enough to be meant: a third of its letters may differ; one letter alone is near to nothing */
  public static Optional<String> nearest(String name, Collection<String> known) {
    var lower = name.toLowerCase(Locale.ROOT);
    var swapped = known.stream().filter(candidate -> isSwapped(name, candidate)).findFirst();
    if (swapped.isPresent()) {
      return swapped;
    }
    return known.stream().filter(candidate -> !candidate.equals(name)).map(candidate -> new Candidate(candidate,
        LevenshteinDistance.getDefaultInstance().apply(lower, candidate.toLowerCase(Locale.ROOT))))
        .filter(candidate -> Math.min(name.length(), candidate.name.length()) > 1)
        .filter(candidate -> candidate.distance <= Math.max(1, Math.max(name.length(), candidate.name.length()) / 3))
        .min(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name)).map(Candidate::name);
  }

  /** Whether two letters beside each other have changed places, the most common slip of all. */
  private static boolean isSwapped(String name, String known) {
    if (name.length() != known.length()) {
      return false;
    }
    int at = 0;
    while (at < name.length() - 1 && name.charAt(at) == known.charAt(at)) {
      at++;
    }
    return at < name.length() - 1 && name.charAt(at) == known.charAt(at + 1) && name.charAt(at + 1) == known.charAt(at)
        && name.substring(at + 2).equals(known.substring(at + 2));
  }

  /** A label: {@code did you mean `x`?}, or {@code otherwise} when nothing is near. */
  public static String label(String name, Collection<String> known, String otherwise) {
    return nearest(name, known).map(found -> "did you mean `" + found + "`?").orElse(otherwise);
  }

  private record Candidate(String name, int distance) {}
}
