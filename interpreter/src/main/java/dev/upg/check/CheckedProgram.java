package dev.upg.check;

import java.util.List;
import java.util.Set;

/** A playbook that checks, with what the checker found out about it. Nothing else can be run. */
public final class CheckedProgram {
  /** Of {@code playbook "…"}. */
  public String title() {
    throw new UnsupportedOperationException();
  }

  /** The library modules it uses, directly or not. */
  public Set<String> libraryModules() {
    throw new UnsupportedOperationException();
  }

  /** Name, type and comment of each {@code param}; {@code text} is {@code version: version}. */
  public List<FunctionSignature> parameters() {
    throw new UnsupportedOperationException();
  }
}
