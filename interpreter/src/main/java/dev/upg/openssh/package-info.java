/**
 * Reaches machines by the system's {@code ssh}: with all that its configuration can say, security keys, GSSAPI,
 * certificates, {@code ProxyCommand}, and the key exchanges of its version. Entry:
 * {@link dev.upg.openssh.OpenSshConnector}. Imports {@code host}, {@code shell} and {@code local}. How commands are
 * wrapped, ended and told is the matter of {@code shell}, as over {@code ssh}, upg's own transport.
 *
 * <p><b>Connections.</b> One master ({@code ssh -M -N -f}) per address, started by the first command, shared by all
 * threads, started anew after it broke. No process per command: upg speaks SSH's connection protocol with the master
 * itself (proxy mode of OpenSSH's PROTOCOL.mux, since 7.4), so that each command has a channel of its own, with its exit
 * status or signal as the server tells it. Eight commands run at once, others wait: sshd allows ten sessions
 * ({@code MaxSessions}), and ending a command takes one more. The master ends when the host is closed, and a few seconds
 * after this process when that dies ({@code ControlPersist}). Hosts of {@code ProxyJump} are masters like any other.
 * Sockets and logs are in a folder that only this user can enter.
 *
 * <p><b>Configuration.</b> The inventory goes first, as options; then {@code ssh} reads its own. upg's options besides:
 * {@code ConnectTimeout} and {@code ServerAliveInterval} are 15 s where {@code ssh -G} tells none; no forwarding, no
 * {@code LocalCommand}. {@code StrictHostKeyChecking}: {@code ask} is {@code yes}, {@code no} is {@code accept-new}, so
 * a changed key is refused always. All else, {@code @cert-authority} for one, is as {@code ssh} does it, but for what it
 * does to sessions ({@code SendEnv}, {@code SetEnv}, {@code RemoteCommand}): those are upg's.
 *
 * <p><b>Logging in.</b> Where nobody is at the terminal, {@code BatchMode=yes}. Else {@code ssh} asks through
 * {@link dev.upg.openssh.Questions}; it never touches the terminal itself.
 *
 * <p><b>Failures.</b> As of {@code ssh}, the package: {@code Unreachable} nothing was sent; {@code ConnectionLost} the
 * command was sent and its end isn't known. {@link dev.upg.openssh.Diagnosis} reads what a login said.
 */
package dev.upg.openssh;
