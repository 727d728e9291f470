package dev.upg.check;

/**
 * A function or scope as documentation shows it.
 *
 * @param text the declaration without its body, as written: {@code probe primaries(cluster: Cluster, node: node) -> int}
 * @param doc its comment, empty when none
 */
public record FunctionSignature(String name, String text, String doc) {}
