package dev.upg.check;

import dev.upg.diagnostic.Diagnostics;
import dev.upg.tree.SourceUnit.Use;

import java.util.Optional;
import java.util.Set;

/** Where the modules of {@code use} come from. */
public interface ModuleSource {
  /** The module, checked; empty when there is none, or when it has errors, which are in {@code diagnostics} then. */
  Optional<CheckedModule> find(Use use, Diagnostics diagnostics);

  /** The names of the library's modules. */
  Set<String> libraryModules();

  /** Whether the files checked are the library's own: only they declare what is written in Java. */
  boolean isLibrary();

  /** A module of the library whose functions are methods of the built-in types; see {@link BuiltInModules}. */
  CheckedModule builtIn(String name);

  /** A function that can be called by bare name everywhere. */
  default Optional<CheckedFunction> prelude(String function) {
    return builtIn("core").function(function);
  }
}
