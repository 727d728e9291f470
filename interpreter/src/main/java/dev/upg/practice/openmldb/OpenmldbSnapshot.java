package dev.upg.practice.openmldb;

import java.util.Map;
import java.util.Optional;

/**
 * A practice cluster at one moment.
 *
 * @param leaders endpoints of the leaders by {@code TABLE.PID}
 * @param replicas how many replicas the metadata have by {@code TABLE.PID}
 * @param acknowledged how many rows the application was told of
 * @param lost how many acknowledged rows are gone by {@code TABLE.PID}
 */
public record OpenmldbSnapshot(Optional<String> leader, Map<String, String> leaders, Map<String, Integer> replicas,
    long acknowledged, Map<String, Long> lost) {}
