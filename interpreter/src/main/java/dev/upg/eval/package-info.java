/**
 * Runs a checked program, or plans a run of it ({@code Planner}, {@code Foresight}). Entry: {@link dev.upg.eval.Run}. Imports {@code source}, {@code check}, {@code tree}, {@code type},
 * {@code value}, {@code bind}, {@code host}, {@code clock}, {@code event}, {@code plan} and
 * {@code diagnostic}.
 */
package dev.upg.eval;
