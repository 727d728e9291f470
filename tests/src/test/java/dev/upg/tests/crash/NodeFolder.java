package dev.upg.tests.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A node of {@code every-statement.upg}: a folder, in which its commands note what they do. */
record NodeFolder(String name, Path home) {
  static final List<String> NAMES = List.of("n1", "n2", "n3");
  private static final List<String> UPGRADED = List.of("begin", "end", "tried", "rescued", "after");

  /** As it is before the first run. */
  static NodeFolder create(String name, Path home) throws IOException {
    Files.createDirectories(home);
    Files.writeString(home.resolve("level"), "normal\n");
    Files.writeString(home.resolve("version"), "1\n");
    return new NodeFolder(name, home);
  }

  String read(String file) throws IOException {
    return Files.exists(home.resolve(file)) ? Files.readString(home.resolve(file)).strip() : "";
  }

  List<String> log() throws IOException {
    return read("log").lines().toList();
  }

  private long count(String line) throws IOException {
    return log().stream().filter(line::equals).count();
  }

  /** Whether no scope holds anything of it. One whose entering was cut before its first change is left all the same, once. */
  boolean isPutBack() throws IOException {
    long more = count("leave") - count("enter");
    return read("level").equals("normal") && !read("mark").equals("on") && (more == 0 || more == 1);
  }

  /** What isn't as the playbook has to leave it. A change that fails anyway may have been made more than once. */
  List<String> problems() throws IOException {
    var problems = new ArrayList<String>();
    if (!read("version").equals("2") || !Files.exists(home.resolve("ensured"))) {
      problems.add("not upgraded");
    }
    if (!isPutBack() || count("enter") != count("leave")) {
      problems.add("not put back");
    }
    var own = log().stream().filter(UPGRADED::contains).toList();
    if (!own.stream().distinct().toList().equals(UPGRADED) || own.size() - count("tried") != UPGRADED.size() - 1) {
      problems.add("not each change once, in order");
    }
    boolean first = name.equals(NAMES.getFirst());
    if (count("first") != (first ? 1 : 0) || count("last") != (first ? 1 : 0) || first && !log().getLast().equals(
        "last")) {
      problems.add("not what follows on the first node only");
    }
    return problems.isEmpty() ? problems : List.of(name + ": " + String.join(", ", problems) + ": " + log());
  }
}
