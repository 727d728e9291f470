/**
 * How long a program can take at most, found from its text: the worst case of each statement, each function and the whole. Entry:
 * {@link dev.upg.worstcase.WorstCase}. Imports {@code bind}, {@code check}, {@code eval} (its limits, and what it computes), {@code host},
 * {@code source}, {@code tree}, {@code type} and {@code value}.
 *
 * <p>What is counted is what the run's clock is given to: the limit of each command, wait and {@code ensure}, each {@code pause}.
 * The rules are those of {@code eval}:
 * <ul>
 * <li>A command takes at most its {@code timeout}, 10 minutes when it names none. A native function that takes time has a
 * parameter {@code timeout} and takes at most that.
 * <li>A {@code wait until} takes at most its timeout, and what it may overrun: a {@code repeating} block that began just before
 * its time was over, and a last look. In a look no probe goes on beyond the wait's time by more than 10 seconds; a pause or
 * another wait in a function that is asked takes what it takes.
 * <li>{@code ensure} asks, runs its block, waits for its timeout at most, and asks a last time.
 * <li>A loop takes as many times its body as it has items, or as it can have batches; {@code where} and {@code order by} are asked for
 * each item. {@code if} takes its longer branch, {@code try} its block, {@code rescue} and {@code always} together; a scope is
 * entered and left.
 * </ul>
 *
 * <p>What isn't counted, since no limit of the playbook bounds it, comes on top: connecting (for each connection made, and each
 * host jumped over on the way, 15 s or OpenSSH's {@code ConnectTimeout}, 30 s for the key exchange, up to 2 minutes for each key
 * offered, 10 s to ask for its shell), waiting for one of the 8 places for commands on a connection, ending a command that ran
 * out of its time (2 s for TERM and 2 s for KILL where the machine answers at once), reading a file of this machine, and
 * computing. A person's answer may take for ever: questions are counted apart.
 *
 * <p>A time that only the run can tell stays in the result as an explicit unknown that says why.
 */
package dev.upg.worstcase;
