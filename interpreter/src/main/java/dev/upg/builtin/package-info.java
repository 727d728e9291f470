/**
 * The Java behind the library's {@code native} declarations. Imports
 * {@code dolphindb}, {@code eval}, {@code host} and {@code value}.
 */
package dev.upg.builtin;
