package dev.upg.cli;

import dev.upg.bind.Bound;
import dev.upg.journal.JournalFile;
import dev.upg.journal.RunFolder;
import dev.upg.journal.Sources;

import java.util.ArrayList;
import java.util.List;

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

  /** One sentence for each thing that isn't what the run began with. */
  List<String> differences(Bound bound) {
    var opened = contents.opened();
    var differences = new ArrayList<>(RunIdentity.differences(opened.identity(), Sources.read(folder.sources()),
        bound));
    opened.secrets().flatMap(SecretMark::parse).flatMap(mark -> mark.difference(bound)).ifPresent(differences::add);
    return differences;
  }
}
