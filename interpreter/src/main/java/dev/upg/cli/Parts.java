package dev.upg.cli;

import dev.upg.clock.Clock;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.eval.NativeFunction;
import dev.upg.host.Connector;
import dev.upg.inventory.Inventory;
import dev.upg.journal.Journal;
import dev.upg.journal.JournalFile;
import dev.upg.practice.PracticeFault;
import dev.upg.practice.PracticeOptions;
import dev.upg.practice.PracticePlan;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a run needs beside the language. Tests put their own in place of SSH and practice clusters. */
interface Parts {
  Optional<Inventory> inventory(Path file, Diagnostics diagnostics);

  /** The Java behind the library's {@code native} functions. */
  Map<String, NativeFunction> natives();

  /**
   * @param sshConfig instead of the user's own OpenSSH configuration
   * @param person is asked for what opens keys
   */
  Connector connector(Transport transport, Optional<Path> sshConfig, PassphrasePrompt person);

  /** @param speed how many times faster than real time the run's clock goes */
  Clock clock(double speed);

  /** What a run writes its entries to; they end up in the file. */
  Journal journal(JournalFile file);

  /** Names of the databases that can be practised on, as the library's modules call them. */
  List<String> practiceDatabases();

  List<PracticeFault> faults(String database);

  /** @throws IllegalArgumentException when there is no such version or fault; its message is for the user */
  PracticePlan practice(String database, PracticeOptions options);
}
