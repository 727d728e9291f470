package dev.upg.cli;

import dev.upg.bind.Bound;
import dev.upg.evidence.ProcessFacts;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Who this process is, and what it works with: for the evidence. */
final class ProcessOfRun {
  private ProcessOfRun() {}

  static ProcessFacts facts(String how, RunOptions options, Bound bound, Environment environment) {
    return new ProcessFacts(how, System.getProperty("user.name"), RunFacts.machine(), ProcessHandle.current().pid(),
        environment.directory().toAbsolutePath().normalize().toString(), VersionCommand.line(),
        System.getProperty("java.version"), System.getProperty("os.name") + " " + System.getProperty("os.version"),
        files(options, bound, environment), RunFacts.options(options), RunFacts.parameters(bound));
  }

  private static Map<String, String> files(RunOptions options, Bound bound, Environment environment) {
    var digests = new LinkedHashMap<String, String>();
    var library = new ByteArrayOutputStream();
    int parts = 0;
    for (var file : RunIdentity.files(bound).entrySet()) {
      var text = file.getValue().getBytes(StandardCharsets.UTF_8);
      if (RunIdentity.isOfLibrary(file.getKey())) {
        library.writeBytes((file.getKey() + "\n").getBytes(StandardCharsets.UTF_8));
        library.writeBytes(text);
        parts++;
      } else {
        digests.put("playbook " + file.getKey(), RunIdentity.digest(text));
      }
    }
    if (parts > 0) {
      digests.put("library, " + parts + " files", RunIdentity.digest(library.toByteArray()));
    }
    options.inventories().forEach(file -> digests.put("inventory " + file, digest(environment.resolve(file))));
    return digests;
  }

  private static String digest(Path inventory) {
    try {
      return RunIdentity.digest(Files.readAllBytes(inventory));
    } catch (IOException e) {
      // It was read a moment ago: a folder, a pipe, or a file that is gone now.
      return "not known: " + SourceFiles.reason(e);
    }
  }
}
