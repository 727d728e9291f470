/**
 * The admin shell and the remote commands of Pegasus 1.12 to master, over the model. Entry:
 * {@link dev.upg.practice.pegasus.shell.AdminShell}. Imports {@code clock} and the model.
 */
package dev.upg.practice.pegasus.shell;
