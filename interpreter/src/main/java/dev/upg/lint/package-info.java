/**
 * What checks and still goes wrong one night: rules over a checked file. Entry: {@link dev.upg.lint.Linter}. A rule says in
 * {@link dev.upg.lint.Rule#listen} which nodes it wants to see; one walk shows each node to those that asked for it. What a
 * function of a library is (a gate, a stop, something with an undo) is said by the marks of its comment, see
 * {@link dev.upg.lint.Marks}, never by its name. Paths through a body are followed in {@code flow}, the texts of commands are
 * read in {@code command}, the rules are in {@code rule}. Imports {@code check}, {@code diagnostic}, {@code source},
 * {@code tree}, {@code type} and {@code value}. Knows no files, processes or YAML: {@code cli} has these.
 */
package dev.upg.lint;
