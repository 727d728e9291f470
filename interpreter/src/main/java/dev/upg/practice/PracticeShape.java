package dev.upg.practice;

import java.util.Map;
import java.util.Optional;

/**
 * What a practice cluster is made of, in the words of the command line; empty: as is usual for the database.
 *
 * @param from the version that its servers run at first
 * @param to the version of the package to upgrade to
 * @param tools the version of the admin tools; usually {@code from}
 * @param nodes how many data servers it has
 * @param groups the playbook's inventory groups, with the fewest nodes that each is content with; empty where it isn't known
 */
public record PracticeShape(Optional<String> from, Optional<String> to, Optional<String> tools,
    Optional<Integer> nodes, Map<String, Long> groups) {
  public static final PracticeShape USUAL = new PracticeShape(Optional.empty(), Optional.empty(), Optional.empty(),
      Optional.empty());

  public PracticeShape {
    groups = Map.copyOf(groups);
  }

  /** For any playbook. */
  public PracticeShape(Optional<String> from, Optional<String> to, Optional<String> tools, Optional<Integer> nodes) {
    this(from, to, tools, nodes, Map.of());
  }

  /** The same for a playbook with these groups. */
  public PracticeShape forGroups(Map<String, Long> wanted) {
    return new PracticeShape(from, to, tools, nodes, wanted);
  }
}
