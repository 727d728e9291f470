package dev.upg.cli;

import dev.upg.practice.PracticeShape;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A checked command line of {@code upg run}.
 *
 * @param settings of {@code --set}, by name
 * @param practice present: on a practice cluster
 * @param transport empty: nobody has said
 */
record RunOptions(Path playbook, List<Path> inventories, Map<String, String> settings, Optional<Path> settingsFile,
    List<String> limit, Optional<Practice> practice, Optional<Path> sshConfig, Optional<Transport> transport,
    Conduct conduct) {
  enum Format { text, json }

  /** @param speed how much faster than real time runs, above 0 */
  record Practice(double speed, List<String> faults, PracticeShape shape) {}
}
