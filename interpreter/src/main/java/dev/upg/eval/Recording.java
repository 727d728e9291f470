package dev.upg.eval;

import dev.upg.journal.History;
import dev.upg.journal.Journal;

/**
 * The journal of a run.
 *
 * @param history what earlier processes did
 * @param name unique for each process that works on any run: part of the names of its job folders
 * @param aborting true when nothing new is to be done, and only what was entered is to be left
 */
public record Recording(Journal journal, History history, String name, boolean aborting) {
  /** Of a run that nobody will go on with. */
  public static Recording none() {
    return new Recording(Journal.none(), History.none(), "", false);
  }
}
