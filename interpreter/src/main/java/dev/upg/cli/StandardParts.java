package dev.upg.cli;

import dev.upg.diagnostic.Diagnostics;
import dev.upg.eval.NativeFunction;
import dev.upg.host.Connector;
import dev.upg.inventory.Inventory;
import dev.upg.practice.PracticeCluster;
import dev.upg.practice.PracticeOptions;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parts as users get them. */
final class StandardParts implements Parts {
  @Override
  public Optional<Inventory> inventory(Path file, Diagnostics diagnostics) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Map<String, NativeFunction> natives() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Connector connector(Optional<Path> sshConfig) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<String> practiceDatabases() {
    throw new UnsupportedOperationException();
  }

  @Override
  public PracticeCluster practice(String database, PracticeOptions options) {
    throw new UnsupportedOperationException();
  }
}
