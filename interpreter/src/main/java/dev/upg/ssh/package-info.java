/** SSH. */
package dev.upg.ssh;
