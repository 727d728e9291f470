package dev.upg.tests.crash;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * How processes of {@code upg} start in a fraction of the time: the first one leaves its loaded classes in a file that the others
 * map. Java does so only with classes in archives. Starting is most of what a point of the matrix costs.
 */
final class FastStart {
  private static final int LINKED_CLASSES = 25;

  private final Path file;
  private final String classPath;

  private FastStart(Path file, String classPath) {
    this.file = file;
    this.classPath = classPath;
  }

  /** @param folder keeps the archives as long as processes are to start */
  static FastStart in(Path folder) throws IOException {
    var parts = new ArrayList<String>();
    for (var part : System.getProperty("java.class.path").split(File.pathSeparator)) {
      var path = Path.of(part);
      parts.add(Files.isDirectory(path) ? archive(path, folder.resolve(parts.size() + ".jar")).toString() : part);
    }
    return new FastStart(folder.resolve("classes"), String.join(File.pathSeparator, parts));
  }

  private static Path archive(Path classes, Path jar) throws IOException {
    try (var out = new JarOutputStream(Files.newOutputStream(jar)); Stream<Path> found = Files.walk(classes)) {
      for (var file : found.filter(Files::isRegularFile).sorted().toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
        Files.copy(file, out);
      }
    }
    return jar;
  }

  /** The options of Java for the next process. The first one that ends in order makes the file; until then nothing is faster. */
  List<String> options() {
    boolean links = Runtime.version().feature() >= LINKED_CLASSES;
    var option = Files.exists(file)
        ? (links ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=")
        : (links ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=");
    return List.of(option + file, "-Xlog:disable", "-Xlog:all=error:stderr");
  }

  String classPath() {
    return classPath;
  }
}
