/**
 * What a run writes down so that another process can go on with it: see {@link dev.upg.journal.Entry} for what is written,
 * {@link dev.upg.journal.JournalFile} for how, {@link dev.upg.journal.History} for what it means to the process that goes on.
 *
 * <p>The file has a line an entry: eight hexadecimal digits, a space, a JSON object. The digits are the CRC-32C of the
 * digits of the line before and the object, so that a line that was changed, lost or put elsewhere is noticed. The first
 * line is {@link dev.upg.journal.Entry.Opened} with the format's version. A last line that isn't whole was being written
 * when the process died, and counts as not written. What precedes a change ({@code Intent}), and its {@code Result}, are
 * on the disk before the run goes on; other entries follow with the next of these.
 *
 * <p>Beside it lies a file of 64 KiB for the case that the disk is full: it is given back then, for what puts things back.
 *
 * <p>A <em>place</em> is a path through the program: the number of each statement in its block, and {@code [node]} for the
 * item of a loop. It stays the same when comments or spaces change. A <em>key</em> is a place, {@code #} and a count: one
 * effect of the run.
 *
 * <p>Imports {@code clock} and {@code value}.
 */
package dev.upg.journal;
