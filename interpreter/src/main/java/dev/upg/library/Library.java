package dev.upg.library;

import dev.upg.check.ModuleSignature;

import java.util.List;

/** The standard library: its modules, loaded and checked when first used. */
public final class Library {
  public static Library standard() {
    return new Library();
  }

  /** All modules, by name; this checks the whole library. */
  public List<ModuleSignature> signatures() {
    throw new UnsupportedOperationException();
  }
}
