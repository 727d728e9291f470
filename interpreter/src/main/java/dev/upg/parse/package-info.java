/**
 * Text to tree, by ANTLR; no type of ANTLR leaves this package. {@link dev.upg.parse.Parser} is the entry, {@link
 * dev.upg.parse.SourceReader} gets it the text of a file. Imports {@code source}, {@code diagnostic}, {@code tree} and the
 * generated parser.
 */
package dev.upg.parse;
