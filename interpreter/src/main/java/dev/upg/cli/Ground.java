package dev.upg.cli;

import dev.upg.inventory.Inventory;
import dev.upg.practice.Measurement;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A playbook with the inventory, the defaults of parameters and the OpenSSH configuration that it is run with.
 *
 * @param measurements to be asked at the end of the run
 * @param remarks to be asked then, too
 */
record Ground(Optional<Inventory> inventory, Map<String, Object> settings, Optional<Path> sshConfig,
    Optional<String> practice, Supplier<List<Measurement>> measurements, Supplier<List<String>> remarks) {}
