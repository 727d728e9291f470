package dev.upg.practice.pegasus.model;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The environments of tables, and the one thing in them that servers act on here: a manual compaction, once. */
public final class Environments {
  private static final String TRIGGER = "manual_compact.once.trigger_time";
  private static final Duration COMPACTION = Duration.ofSeconds(20);

  private final Map<Integer, TreeMap<String, String>> variables = new HashMap<>();
  private final Map<Integer, Instant> finished = new HashMap<>();
  private final Map<Integer, Instant> finishing = new HashMap<>();

  /** The replicas of the table were compacted before. */
  public void wasCompacted(int table, Instant at) {
    finished.put(table, at);
  }

  public Map<String, String> of(int table) {
    return new TreeMap<>(variables.getOrDefault(table, new TreeMap<>()));
  }

  public void set(int table, String name, String value, Instant now) {
    variables.computeIfAbsent(table, id -> new TreeMap<>()).put(name, value);
    if (name.equals(TRIGGER)) {
      compacted(table, now).ifPresent(time -> finished.put(table, time));
      finishing.put(table, now.plus(COMPACTION));
    }
  }

  /** When the replicas of the table last finished a compaction. */
  public Optional<Instant> compacted(int table, Instant now) {
    return Optional.ofNullable(finishing.get(table)).filter(time -> !time.isAfter(now))
        .or(() -> Optional.ofNullable(finished.get(table)));
  }
}
