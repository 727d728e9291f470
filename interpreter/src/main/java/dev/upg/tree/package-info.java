/** The program as a tree of records, each with its place in the text. Imports {@code source} only; knows nothing of ANTLR. */
package dev.upg.tree;
