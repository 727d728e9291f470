package dev.upg.cli;

import java.nio.file.Path;

/** What a command printed, without what is different each time: for golden files. */
final class Scrubbed {
  private Scrubbed() {}

  static String text(String printed, Path folder) {
    return printed.replaceAll("20[0-9]{6}-[0-9]{6}-[0-9a-f]{4}", "RUN").replace(folder.toAbsolutePath().toString(),
        "FOLDER").replaceAll("[^ \"]+@[^ ,]+, process \\d+", "USER@HOST, process 1")
        .replaceAll("Ask \\S+ whether", "Ask USER whether").replaceAll("or ask \\S+\\.", "or ask USER.")
        .replaceAll("on " + RunFacts.machine() + " ", "on HOST ")
        .replaceAll("20\\d\\d-\\d\\d-\\d\\d[ T][0-9:.]+Z?", "TIME").replaceAll("heard of \\d+s ago", "heard of 1s ago")
        .replaceAll("\\d\\d:\\d\\d:\\d\\d ", "TIME ").replaceAll("([ ,] )\\d+(\\.\\d+)?s(?=$|\n|  )", "$11s")
        .replaceAll("(in|after) \\d+(\\.\\d+)?s\\.", "$1 1s.").replaceAll("process \\d+", "process 1")
        .replaceAll("kill \\d+   on \\S+:", "kill 1   on HOST:")
        .replaceAll("\"user\":\"[^\"]+\",\"host\":\"[^\"]+\"", "\"user\":\"USER\",\"host\":\"HOST\"")
        .replaceAll("\"pid\":\\d+", "\"pid\":1")
        .replaceAll("by [^ @]+@[^ ,]+,", "by USER@HOST,").replaceAll("took: *\\S+", "took: 1s");
  }
}
