package dev.upg.tests.endtoend;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** An `mvn` for copies of the tree: it takes what this build has compiled already. */
public final class StandInMaven {
  private StandInMaven() {}

  /** A folder with an `mvn` that makes `interpreter/target` out of the class path of this test. */
  public static Path folder(Path folder) throws IOException {
    var jar = "'" + System.getProperty("java.home") + "/bin/jar'";
    var script = new StringBuilder("#!/bin/sh\nset -eu\nmkdir -p interpreter/target/lib classes\n");
    for (var entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (!Files.exists(Path.of(entry)) || entry.endsWith("test-classes") || entry.endsWith("-tests.jar")) {
        continue;
      }
      script.append(entry.endsWith("/upg.jar")
          ? "(cd classes && " + jar + " --extract --file '" + entry + "')\n"
          : entry.endsWith(".jar")
              ? "cp '" + entry + "' interpreter/target/lib/\n"
              : "cp -R '" + entry + "/.' classes/\n");
    }
    script.append(jar).append(" --create --file interpreter/target/upg.jar -C classes .\n");
    var tools = Files.createDirectories(folder.resolve("tools"));
    script(tools.resolve("mvn"), script.toString());
    return tools;
  }

  static void script(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
