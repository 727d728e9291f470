package dev.upg.lint;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Severity;

import java.util.Map;
import java.util.Optional;

/**
 * What is looked for in a file.
 *
 * @param chosen rules for which something else was chosen than their own severity; empty: off
 */
public record Settings(Profile profile, Map<Code, Optional<Severity>> chosen) {
  public Settings {
    chosen = Map.copyOf(chosen);
  }

  public static Settings of(Profile profile) {
    return new Settings(profile, Map.of());
  }

  /** A rule that was chosen by name counts in every profile. */
  boolean has(Rule rule) {
    var choice = chosen.get(rule.code());
    return choice == null ? profile.includes(rule.profile()) : choice.isPresent();
  }

  Severity severity(Rule rule) {
    var choice = chosen.get(rule.code());
    return choice == null ? rule.severity() : choice.orElse(rule.severity());
  }
}
