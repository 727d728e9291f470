package dev.upg.tests.crash;

import dev.upg.tests.endtoend.UpgProcess;

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
 * How processes of {@code upg} start in a fraction of the time: a rehearsal leaves its loaded classes in a file that the others
 * map. Java does so only with classes in archives. Starting is most of what a point of the matrix costs.
 */
record FastStart(List<String> options, String classPath) {
  private static final int LINKED_CLASSES = 25;
  private static final List<String> QUIET = List.of("-Xlog:disable", "-Xlog:all=error:stderr");

  /** @param folder keeps the archives as long as processes are to start */
  static FastStart in(Path folder) throws IOException, InterruptedException {
    var parts = new ArrayList<String>();
    for (var part : System.getProperty("java.class.path").split(File.pathSeparator)) {
      var path = Path.of(part);
      parts.add(Files.isDirectory(path) ? archive(path, folder.resolve(parts.size() + ".jar")).toString() : part);
    }
    var classPath = String.join(File.pathSeparator, parts);
    boolean links = Runtime.version().feature() >= LINKED_CLASSES;
    var file = folder.resolve("classes");
    rehearse(folder, classPath, option(links ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=", file));
    return new FastStart(option(links ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=", file), classPath);
  }

  private static List<String> option(String option, Path file) {
    return Stream.concat(Stream.of(option + file), QUIET.stream()).toList();
  }

  private static void rehearse(Path folder, String classPath, List<String> options)
      throws IOException, InterruptedException {
    var playbook = Path.of(System.getProperty("upg.root"), "playbooks/pegasus/high-availability.upg");
    var seen = folder.resolve("seen").toFile();
    var line = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    line.addAll(UpgProcess.OPTIONS);
    line.addAll(options);
    line.addAll(List.of("-cp", classPath, "dev.upg.cli.Rehearsal", playbook.toString()));
    int code = new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(seen).start().waitFor();
    if (code != 0) {
      throw new AssertionError("the rehearsal ends with " + code + "\n" + Files.readString(seen.toPath()));
    }
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
}
