/**
 * What a run would do, as a tree in the order in which it would do it. {@code eval} grows it, {@code view} shows it. Imports
 * nothing.
 */
package dev.upg.plan;
