package dev.upg.cli;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Severity;
import dev.upg.lint.Profile;
import dev.upg.lint.Settings;

import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a settings file says.
 *
 * @param folder it lies in: paths in it are relative to that
 * @param profile of {@code profile:}
 * @param strict of {@code strict:}, whether warnings count as errors do for the exit status
 * @param maxWarnings of {@code max-warnings:}
 * @param rules of {@code rules:}; empty: off
 * @param paths of {@code paths:}; of several that fit a file the later one wins
 */
record LintConfig(Path folder, Optional<Profile> profile, boolean strict, Optional<Integer> maxWarnings,
    Map<Code, Optional<Severity>> rules, List<PathRules> paths) {
  static final String FILE = ".upg-lint.yml";
  static final LintConfig NONE = new LintConfig(Path.of(""), Optional.empty(), false, Optional.empty(), Map.of(),
      List.of());

  /** Other rules for some files. */
  record PathRules(PathMatcher files, Optional<Profile> profile, Map<Code, Optional<Severity>> rules) {}

  /** @param chosen on the command line: it wins over any file */
  Settings settings(Path file, Optional<Profile> chosen) {
    var effective = profile;
    var severities = new HashMap<>(rules);
    var relative = folder.toAbsolutePath().normalize().relativize(file.toAbsolutePath().normalize());
    for (var some : paths) {
      if (some.files.matches(relative)) {
        effective = some.profile.isPresent() ? some.profile : effective;
        severities.putAll(some.rules);
      }
    }
    return new Settings(chosen.orElse(effective.orElse(Profile.STANDARD)), severities);
  }
}
