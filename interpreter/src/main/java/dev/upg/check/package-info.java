/**
 * Names, types, units, effects and bounds. The tree isn't touched: what is found out stands beside it. Only its result, a
 * {@link dev.upg.check.CheckedProgram}, can be run. Imports {@code source}, {@code tree}, {@code type},
 * {@code diagnostic} and, for versions, {@code value}.
 */
package dev.upg.check;
