/** Text to tree, by ANTLR; no type of ANTLR leaves this package. Imports {@code source}, {@code diagnostic}, {@code tree} and the generated parser. */
package dev.upg.parse;
