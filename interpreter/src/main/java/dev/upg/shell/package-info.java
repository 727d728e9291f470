/**
 * What running a command on any machine has in common, over SSH or not: how it is wrapped for the shell, how its output
 * is read, how it is ended. Entry: {@link dev.upg.shell.CommandRunner}. Imports only {@code host}; {@code ssh}, {@code openssh} and
 * {@code local} each give it a {@link dev.upg.shell.Machine}.
 *
 * <p>The rules:
 * <ul>
 * <li>A command costs one exec; on a far machine it is a line for a shell that was started ahead, where one is ready
 * ({@link dev.upg.shell.ShellsAhead}). Values of the environment are never on a command line: then, or when the login shell
 * (csh, fish) doesn't read quotes like sh, or the command is long, the line only starts a shell, which reads the rest as
 * the first line of its stdin, byte by byte, and leaves what follows to the command. Otherwise the command is part of the
 * line, since stdin can only be sent one round trip later.
 * <li>A pipeline fails when any part does ({@code pipefail}); a part ended by SIGPIPE ({@code yes | head -1}) is a part
 * that failed: 141. On a machine without a shell that can do this, a command with a pipeline is refused.
 * <li>Text that a login shell prints before the command (stdout or stderr) isn't part of the output.
 * <li>A directory that doesn't exist: exit code 126 and a clear line on stderr. It is taken literally ({@code ~} isn't
 * expanded).
 * <li>A shell tells 128+n when signal n ended the command. For ILL, TRAP, ABRT, BUS, FPE, KILL and SEGV that is a
 * {@code KilledBySignal}: nobody chooses these codes for himself, at least not with another meaning. All other signals
 * (TERM, INT, HUP, PIPE) stay exit codes, since programs catch them and then exit with that very code by themselves.
 * When the shell itself was ended by a signal and the server tells so, as OpenSSH does, that is a
 * {@code KilledBySignal}, whatever the signal.
 * <li>A command is over when it has ended and its stdout and stderr are closed, like {@code ssh}. What it started in the
 * background with its output still open holds it up, at most to the timeout; then the command's own exit code is the
 * result and the background process lives on. Send the output of a daemon somewhere else.
 * <li>After the timeout, or when the waiting thread is interrupted, the command's processes (its process group, its
 * descendants and their groups) get TERM, then KILL after two seconds. Who made a session of his own and left his parent
 * ({@code setsid}, daemons) is not among them.
 * </ul>
 *
 * <p>The rules for a job ({@link dev.upg.shell.JobScripts} has its folder and what runs on the machine):
 * <ul>
 * <li>Its processes are in a session of their own where there is setsid, so neither a broken connection nor the death of
 * upg ends them. systemd-logind with {@code KillUserProcesses=yes} does: then its end is unknown.
 * <li>It begins by making two things that only one can make: its folder, then the file of its process id. A folder without
 * the second one is a job that hasn't begun; asking for it takes the folder away, and with it the possibility to begin.
 * No folder means never started: whoever wipes the home folder, or has it in memory over a restart, loses this.
 * <li>Its output goes to files of the folder and is passed on each second and at the end. So what it starts in the
 * background with its output still open doesn't hold it up, unlike other commands; and a command that opens
 * {@code /dev/stdout} or {@code /dev/stderr} anew on Linux empties that file: {@code >&2} doesn't. A full disk is a write
 * error for the command.
 * <li>Its stdin, with the values of its environment before it, is received whole and counted before it begins, in a file
 * that has no name any more. A file of this machine isn't, since that could take the disk twice over: it flows through, and
 * the bytes are counted; when they stop too early the job ends without an exit status that counts, whatever it was.
 * <li>What ends it (timeout, interrupt) spares the shell that waits for it, which so can still write down its exit status.
 * <li>An exit status from 128 may be that of a killed shell of ours, so the folder is asked whether it is the command's.
 * <li>A process id counts only together with a command line that holds the job's id.
 * </ul>
 */
package dev.upg.shell;
