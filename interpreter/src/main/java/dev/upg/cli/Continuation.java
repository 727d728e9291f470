package dev.upg.cli;

import dev.upg.journal.JournalFile;
import dev.upg.journal.RunFolder;

/**
 * A run that an earlier process began.
 *
 * @param aborting only to put back what was entered
 * @param acceptChanges go on although the playbook, inventory or parameters differ
 */
record Continuation(RunFolder folder, JournalFile.Contents contents, boolean aborting, boolean acceptChanges) {
  String how() {
    return aborting ? "abort" : "resume";
  }
}
