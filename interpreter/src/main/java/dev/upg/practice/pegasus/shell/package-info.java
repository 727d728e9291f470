/**
 * The admin shell and the remote commands of Pegasus 2.4 and 2.5, byte for byte, over the model. Entry:
 * {@link dev.upg.practice.pegasus.shell.AdminShell}. Imports {@code clock} and the model.
 */
package dev.upg.practice.pegasus.shell;
