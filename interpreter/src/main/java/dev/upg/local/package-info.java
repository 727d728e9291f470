/** Runs commands on this machine, without SSH, by the same rules as over SSH. Entry: {@link dev.upg.local.LocalHost}. {@link
 * dev.upg.local.Relay} makes a port of this machine of any connection. Imports {@code host} and {@code shell}. */
package dev.upg.local;
