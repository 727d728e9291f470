/**
 * The Java behind the library's {@code native} declarations. Imports
 * {@code dolphindb}, {@code eval}, {@code host}, {@code http} and {@code value}.
 */
package dev.upg.builtin;
