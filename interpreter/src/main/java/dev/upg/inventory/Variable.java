package dev.upg.inventory;

import dev.upg.source.Span;

import java.util.Optional;

/**
 * A variable of a node and where it comes from.
 *
 * @param value String, Boolean, Long, Double, List or Map of these, or {@link Unevaluated}; empty for null
 */
public record Variable(String name, Optional<Object> value, Span origin) {}
