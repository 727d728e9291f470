/**
 * What was found in files, in the formats that CI systems read: one class each, chosen by {@link dev.upg.report.Format}.
 * Imports {@code source}, {@code diagnostic} and {@code view}. Knows neither the command line nor files: who calls says which
 * folder paths are relative to.
 */
package dev.upg.report;
