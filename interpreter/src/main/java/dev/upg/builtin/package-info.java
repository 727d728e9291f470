/** The Java behind the library's {@code native} declarations. Imports {@code eval}, {@code host} and {@code value}. */
package dev.upg.builtin;
