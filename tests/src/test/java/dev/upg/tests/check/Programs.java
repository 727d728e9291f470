package dev.upg.tests.check;

import dev.upg.Golden;
import dev.upg.compile.Compilation;
import dev.upg.compile.Compiler;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Renderer;
import dev.upg.library.Library;
import dev.upg.source.SourceFile;

import java.nio.file.Path;
import java.util.List;

/** Compiles programs as the command does, with the standard library. */
public final class Programs {
  /** The top folder of the repository. */
  public static final Path ROOT = Path.of(System.getProperty("upg.root", "..")).toAbsolutePath().normalize();
  public static final Path RESOURCES = ROOT.resolve("tests/src/test/resources");

  private static final Library LIBRARY = Library.standard();

  private Programs() {}

  public static Compilation compile(Path file) {
    return compile(Golden.read(file), file);
  }

  /** @param path where the text would lie: its last part is the name in messages, modules are looked for beside it */
  public static synchronized Compilation compile(String text, Path path) {
    return new Compiler(LIBRARY).compile(new SourceFile(path.getFileName().toString(), text), path);
  }

  public static String rendered(List<Diagnostic> diagnostics) {
    var renderer = new Renderer(false);
    return String.join("\n", diagnostics.stream().map(renderer::render).toList());
  }
}
