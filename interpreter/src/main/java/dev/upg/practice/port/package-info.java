/** Ports on loopback that any practice cluster needs. Imports nothing of upg. */
package dev.upg.practice.port;
