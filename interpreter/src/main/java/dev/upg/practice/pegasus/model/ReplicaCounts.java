package dev.upg.practice.pegasus.model;

import java.time.Instant;

/** The replica counters of a server as of {@code taken}: servers refresh them every 10 s only. */
public record ReplicaCounts(Instant taken, int serving, int opening, int closing, int learning) {}
