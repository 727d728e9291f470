/** The facade over the phases: text in, checked program or diagnostics out. Imports all phases up to {@code library}. */
package dev.upg.compile;
