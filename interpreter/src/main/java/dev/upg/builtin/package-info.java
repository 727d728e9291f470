/** The Java behind the library's {@code native} declarations. Imports {@code eval}, {@code value} and {@code event}. */
package dev.upg.builtin;
