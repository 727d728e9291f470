/**
 * Names, types, units, effects and bounds. The tree isn't touched: what is found out stands beside it. Only its result, a
 * {@link dev.upg.check.CheckedProgram}, can be run. Imports {@code source}, {@code tree}, {@code type} and
 * {@code diagnostic}.
 */
package dev.upg.check;
