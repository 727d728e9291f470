package dev.upg.practice;

/**
 * Something that can be made to go wrong in a practice cluster.
 *
 * @param name as on the command line
 * @param argument what may follow {@code =}, with its default, for the help
 * @param description one line
 */
public record PracticeFault(String name, String argument, String description) {}
