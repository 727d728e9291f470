package dev.upg.practice.openmldb.http;

import dev.upg.clock.Clock;
import dev.upg.practice.openmldb.model.OpenmldbModel;

import java.time.ZoneId;

/** What the ports answer for. The model is guarded by its own monitor, and told the time before each call. */
public record Cluster(OpenmldbModel model, Clock clock, ZoneId zone) {}
