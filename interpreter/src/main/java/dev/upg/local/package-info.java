/** Runs commands on this machine, without SSH, by the same rules as over SSH. Entry: {@link dev.upg.local.LocalHost}. Imports {@code host} and {@code shell}. */
package dev.upg.local;
