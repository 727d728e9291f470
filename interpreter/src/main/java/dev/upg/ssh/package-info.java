/**
 * Reaches machines by SSH, on sshj without BouncyCastle; {@code openssh} does it by the system's {@code ssh}. Entries: {@link dev.upg.ssh.SshConnector}, and
 * {@link dev.upg.ssh.MachineConnector} which takes this machine without SSH. Imports {@code host}, {@code shell} and
 * {@code local}. How commands are wrapped, ended and told is the matter of {@code shell}.
 *
 * <p><b>Connections.</b> One per way to a host (host, port, user and the hosts to jump over), made by the first command,
 * shared by all threads, made again after it broke. Six commands run over it at once and three
 * shells ahead of theirs, others wait: sshd allows ten sessions ({@code MaxSessions}), and ending a command takes one. A command that couldn't be sent because the kept
 * connection had broken is sent over a new one; a command that was sent never is. Keep-alive messages go every 15 s; after
 * three without an answer the connection counts as lost ({@code ServerAliveInterval}, {@code ServerAliveCountMax}).
 * Sockets have TCP_NODELAY. {@code ProxyJump} hosts are connections like any other, so they are shared too.
 *
 * <p><b>Configuration.</b> The inventory goes first, then {@code ~/.ssh/config} and {@code /etc/ssh/ssh_config}, then
 * OpenSSH's defaults. Read are Host, Match, Include, HostName, User, Port, IdentityFile, IdentitiesOnly, IdentityAgent,
 * ProxyJump, UserKnownHostsFile, GlobalKnownHostsFile, StrictHostKeyChecking, HostKeyAlias, ConnectTimeout,
 * ServerAliveInterval and ServerAliveCountMax; all else is passed over. {@code ProxyCommand} is refused when it would
 * count. {@code Match} knows all, host, originalhost, user and localuser; a block under another condition is refused when
 * it sets one of these keywords and none of its known conditions rules it out, since guessing could lead to another host.
 * A value that can't be understood is refused with file and line. Files are read once per host.
 *
 * <p><b>Host keys.</b> Strict unless the configuration says otherwise: {@code ask} is {@code yes}, as there is nobody to
 * ask; {@code accept-new} adds an unknown key to the first UserKnownHostsFile; {@code no} lets an unknown key pass. A
 * changed key is refused always, whatever its type, and so is one marked {@code @revoked}. {@code @cert-authority} lines
 * are passed over, and host certificates aren't asked for: a host known only by its authority is unknown. The types of
 * the keys that known_hosts has are asked for first.
 *
 * <p><b>Logging in.</b> By public keys only: those of the agent (with {@code IdentitiesOnly}, just the configured ones),
 * then the files, of each the certificate ({@code -cert.pub}) before the plain key. Key files may be in OpenSSH's form,
 * PKCS#8 or PEM. RSA signs with SHA-2 only. A passphrase is asked for when the host has said it takes the key.
 *
 * <p><b>Failures.</b> Each kind of {@link dev.upg.host.HostFailure} has one meaning: {@code Unreachable} nothing was sent;
 * {@code ConnectionLost} the command was sent and its end isn't known; {@code KeyRefused} with all that was tried;
 * {@code CannotRun} something must be changed first, on the host or in a configuration file.
 */
package dev.upg.ssh;
