package dev.upg.cli;

import dev.upg.builtin.Natives;
import dev.upg.clock.Clock;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.eval.NativeFunction;
import dev.upg.host.Connector;
import dev.upg.inventory.Inventory;
import dev.upg.inventory.InventoryReader;
import dev.upg.journal.Journal;
import dev.upg.journal.JournalFile;
import dev.upg.practice.PracticeClusters;
import dev.upg.practice.PracticeFault;
import dev.upg.practice.PracticeOptions;
import dev.upg.practice.PracticePlan;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parts as users get them. */
final class StandardParts implements Parts {
  @Override
  public Optional<Inventory> inventory(Path file, Diagnostics diagnostics) {
    return InventoryReader.read(file, diagnostics);
  }

  @Override
  public Map<String, NativeFunction> natives() {
    return Natives.all();
  }

  @Override
  public Connector connector(Transport transport, Optional<Path> sshConfig, PassphrasePrompt person) {
    return Connectors.of(transport, sshConfig, person);
  }

  @Override
  public Clock clock(double speed) {
    return Clock.scaled(speed);
  }

  @Override
  public Journal journal(JournalFile file) {
    return file;
  }

  @Override
  public List<String> practiceDatabases() {
    return PracticeClusters.databases();
  }

  @Override
  public List<PracticeFault> faults(String database) {
    return PracticeClusters.faults(database);
  }

  @Override
  public PracticePlan practice(String database, PracticeOptions options) {
    return PracticeClusters.plan(database, options);
  }
}
