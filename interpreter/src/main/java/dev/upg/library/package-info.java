/** The standard library, loaded from the class path and checked once. Imports {@code parse}, {@code check} and what these give back. */
package dev.upg.library;
