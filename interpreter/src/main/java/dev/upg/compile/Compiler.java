package dev.upg.compile;

import dev.upg.library.Library;
import dev.upg.source.SourceFile;

import java.nio.file.Path;

/** Text in, checked program or diagnostics out. */
public final class Compiler {
  private final Library library;

  public Compiler(Library library) {
    this.library = library;
  }

  /** @param directory where the playbook lies: its own modules are found relative to it */
  public Compilation compile(SourceFile file, Path directory) {
    throw new UnsupportedOperationException(library.toString());
  }
}
