package dev.upg.lint;

import dev.upg.check.CheckedModule;
import dev.upg.check.CheckedProgram;

import java.util.List;
import java.util.Optional;

/**
 * A checked file, and what is known of it besides.
 *
 * @param program empty for a module
 * @param found what others found in it: of a shell checker, of the time it takes
 */
public record Subject(CheckedModule module, Optional<CheckedProgram> program, Fleet fleet, List<Finding> found) {
  public Subject {
    found = List.copyOf(found);
  }

  public static Subject of(CheckedModule module, Optional<CheckedProgram> program) {
    return new Subject(module, program, Fleet.UNKNOWN, List.of());
  }
}
