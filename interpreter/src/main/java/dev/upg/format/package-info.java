/**
 * How programs are laid out: one style, no options. {@link dev.upg.format.Formatter} is the entry: the parts of a text, as
 * {@code parse} tells them, become {@link dev.upg.format.Run}s of {@link dev.upg.format.Word}s, in which it is decided where
 * lines end. Imports {@code source}, {@code diagnostic} and {@code parse}.
 */
package dev.upg.format;
