/**
 * Runs a checked program. Entry: {@link dev.upg.eval.Run}. Imports {@code source}, {@code check}, {@code tree}, {@code type},
 * {@code value}, {@code bind}, {@code host}, {@code clock}, {@code event} and {@code diagnostic}.
 */
package dev.upg.eval;
