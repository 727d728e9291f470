/**
 * SSH hosts on loopback for any practice cluster: in-process servers that run commands in a real shell, each in a folder of
 * its own. Entry: {@link dev.upg.practice.host.SshHosts}. Imports practice.port; the only user of Apache MINA SSHD.
 */
package dev.upg.practice.host;
