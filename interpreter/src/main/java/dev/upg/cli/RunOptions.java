package dev.upg.cli;

import dev.upg.cli.Environment.Colour;
import dev.upg.notify.Target;
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
 * @param targets where people are told how it goes
 * @param takeOver the run that the cluster's lock may be taken from
 */
record RunOptions(Path playbook, List<Path> inventories, Map<String, String> settings, Optional<Path> settingsFile,
    List<String> limit, boolean yes, Optional<Practice> practice, Format format, int verbosity,
    Optional<Path> sshConfig, Colour colour, Optional<String> takeOver, List<Target> targets) {
  enum Format { text, json }

  /** @param speed how much faster than real time runs, above 0 */
  record Practice(double speed, List<String> faults, PracticeShape shape) {}
}
