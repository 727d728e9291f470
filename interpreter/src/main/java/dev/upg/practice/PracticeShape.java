package dev.upg.practice;

import java.util.Optional;

/**
 * What a practice cluster is made of, in the words of the command line; empty: as is usual for the database.
 *
 * @param from the version that its servers run at first
 * @param to the version of the package to upgrade to
 * @param tools the version of the admin tools; usually {@code from}
 * @param nodes how many data servers it has
 */
public record PracticeShape(Optional<String> from, Optional<String> to, Optional<String> tools,
    Optional<Integer> nodes) {
  public static final PracticeShape USUAL = new PracticeShape(Optional.empty(), Optional.empty(), Optional.empty(),
      Optional.empty());
}
