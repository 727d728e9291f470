/**
 * Scripts of practice hosts that ask the cluster's model: how a request comes from a shell and is answered, and the processes
 * behind it. Used by every database's practice cluster. Imports nothing of upg.
 */
package dev.upg.practice.script;
