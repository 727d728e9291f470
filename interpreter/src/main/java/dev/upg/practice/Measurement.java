package dev.upg.practice;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How long something was the case in a practice cluster, by the cluster's time: counted from all that happened in the model,
 * not sampled.
 *
 * @param name one word for machines: {@code without-primary}
 * @param title the same for people: {@code partitions without a primary}
 * @param parts the time of each part where it was the case at all, a partition say; they are in order and may overlap
 */
public record Measurement(String name, String title, Map<String, Duration> parts) {
  public Measurement {
    parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
  }

  /** The sum over the parts: two partitions at the same time count twice. */
  public Duration total() {
    return parts.values().stream().reduce(Duration.ZERO, Duration::plus);
  }
}
