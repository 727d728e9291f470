package dev.upg.cli;

import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The options of {@code upg lint} that are about rules. */
final class LintOptions {
  @Option(names = "--profile", paramLabel = "PROFILE", description = "How much is asked: essential, standard (the default) or strict.")
  private String profile;

  @Option(names = "--strict", description = "Exit status 1 for warnings, too.")
  private boolean strict;

  @Option(names = "--max-warnings", paramLabel = "N", description = "Exit status 1 for more warnings than this.")
  private Integer maxWarnings;

  @Option(names = {"-i",
      "--inventory"}, paramLabel = "FILE", description = "Adds what only an inventory can tell; may be given several times.")
  private List<Path> inventories = List.of();

  @Option(names = "--config", paramLabel = "FILE", description = "Settings instead of the nearest .upg-lint.yml.")
  private Path config;

  @Option(names = "--fix", description = "Mend what has one right answer, and tell what is left.")
  private boolean fix;

  @Option(names = "--diff", description = "Only show what --fix would change; exit status 1 when there is something.")
  private boolean diff;

  @Option(names = "--rules", description = "List the rules.")
  private boolean rules;

  Optional<String> profile() {
    return Optional.ofNullable(profile);
  }

  boolean strict() {
    return strict;
  }

  Optional<Integer> maxWarnings() {
    return Optional.ofNullable(maxWarnings);
  }

  List<Path> inventories() {
    return inventories;
  }

  Optional<Path> config() {
    return Optional.ofNullable(config);
  }

  boolean fix() {
    return fix;
  }

  boolean diff() {
    return diff;
  }

  boolean rules() {
    return rules;
  }
}
