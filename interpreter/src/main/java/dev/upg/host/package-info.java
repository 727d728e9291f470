/** The port to machines: what can be executed and how it can go wrong. Imports nothing of upg; {@code ssh} implements it. */
package dev.upg.host;
