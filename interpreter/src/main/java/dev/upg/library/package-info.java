/** The standard library, loaded from the class path and checked once. Imports {@code parse} and {@code check}. */
package dev.upg.library;
