package dev.upg.bind;

import dev.upg.check.CheckedProgram;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.inventory.Inventory;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks an inventory and parameter values against what a playbook declares, and reports all that is wrong at once. */
public final class Binder {
  private Binder() {}

  /**
   * @param inventory empty when none was given
   * @param settings parameter values as text, by name
   * @param limit names of nodes or groups that loops are limited to; empty: all
   */
  public static Optional<Bound> bind(CheckedProgram program, Optional<Inventory> inventory,
      Map<String, String> settings, List<String> limit, Diagnostics diagnostics) {
    throw new UnsupportedOperationException();
  }
}
