/** All paths through a body, and what is known on each: one walk for every rule that is about order. */
package dev.upg.lint.flow;
