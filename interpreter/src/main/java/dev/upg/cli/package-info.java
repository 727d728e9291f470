/**
 * The command {@code upg}: one class for each subcommand, and what they share. {@link dev.upg.cli.Main} is the entry.
 * Only here are picocli, the process's streams and exit codes. May import everything; nothing imports it.
 *
 * <p>Starting counts: {@code version} and {@code lint} load neither SSH nor YAML nor practice clusters, so fields and
 * static initializers of commands stay light.
 */
package dev.upg.cli;
