package dev.upg.tests.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.upg.bind.Binder;
import dev.upg.bind.Bound;
import dev.upg.compile.Compiler;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.event.RunEvent.Outcome;
import dev.upg.inventory.InventoryReader;
import dev.upg.journal.Entry;
import dev.upg.journal.History;
import dev.upg.journal.Journal;
import dev.upg.journal.JournalFile;
import dev.upg.library.Library;
import dev.upg.source.SourceFile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A run with its journal, whose processes die at an entry that is named, inside of this process. */
record CutRun(Path folder, Path journal) {
  @FunctionalInterface
  interface Process { Outcome run(Journal journal, History history) throws IOException; }

  static CutRun in(Path folder, String hosts) throws IOException {
    var file = Files.write(folder.resolve("journal"), new byte[0]);
    Files.writeString(folder.resolve("hosts.ini"), hosts);
    JournalFile.create(file, new Entry.Opened(Instant.EPOCH, JournalFile.FORMAT, "test", Map.of(), Map.of())).close();
    return new CutRun(folder, file);
  }

  Bound bound(String playbook, Map<String, Object> parameters) {
    var diagnostics = new Diagnostics();
    var program = new Compiler(Library.standard()).compile(new SourceFile("cut.upg", playbook),
        folder.resolve("cut.upg")).program().orElseThrow();
    return Binder.bind(program, InventoryReader.read(folder.resolve("hosts.ini"), diagnostics), parameters, List.of(),
        diagnostics).orElseThrow(() -> new AssertionError(diagnostics.sorted()));
  }

  /** The first process, which is killed right after the first entry of that kind is in the journal. */
  void dieAfter(Predicate<Entry> last, Process process) throws IOException {
    var death = new Dying.Death();
    try (var file = JournalFile.append(journal, JournalFile.read(journal))) {
      var dying = new Journal() {
        private boolean isDead;

        @Override
        public void write(Entry entry) throws IOException {
          keep(entry);
        }

        @Override
        public void keep(Entry entry) throws IOException {
          if (!isDead) {
            file.keep(entry);
            isDead = last.test(entry);
          }
          if (isDead) {
            throw death;
          }
        }
      };
      assertEquals(death, assertThrows(Dying.Death.class, () -> process.run(dying, History.none())));
    }
  }

  /** Another process, which goes on. */
  Outcome goOn(Process process) throws IOException {
    var contents = JournalFile.read(journal);
    try (var file = JournalFile.append(journal, contents)) {
      return process.run(file, History.of(contents.entries()));
    }
  }
}
