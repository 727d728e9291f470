/** What upg tells people: the record, its codes, and the one renderer. Imports {@code source} only. */
package dev.upg.diagnostic;
