package dev.upg.inventory;

import org.apache.commons.text.similarity.LevenshteinDistance;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The closest name, if one is close enough to be meant. */
final class Similar {
  private Similar() {}

  static Optional<String> to(String name, Collection<String> known) {
    int limit = Math.max(1, name.length() / 4);
    var distance = new LevenshteinDistance(limit);
    return known.stream().filter(other -> distance.apply(name, other) > 0)
        .min(Comparator.comparingInt((String other) -> distance.apply(name, other)).thenComparing(other -> other));
  }
}
