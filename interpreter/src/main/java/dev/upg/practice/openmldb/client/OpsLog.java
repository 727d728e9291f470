package dev.upg.practice.openmldb.client;

import java.io.IOException;

/** The two streams of {@code openmldb_ops.py}: its log goes to stderr, by python's rules. */
public final class OpsLog {
  private final Sink sink;

  /** Takes lines, each with a letter before it: {@code o} of stdout, {@code e} of stderr, {@code x} the exit status. */
  public interface Sink {
    void line(String line) throws IOException;
  }

  OpsLog(Sink sink) {
    this.sink = sink;
  }

  void info(String text) throws IOException {
    log("INFO: " + text);
  }

  void warning(String text) throws IOException {
    log("WARNING: " + text);
  }

  void error(String text) throws IOException {
    log("ERROR: " + text);
  }

  void log(String text) throws IOException {
    for (var line : text.split("\n", -1)) {
      sink.line("e" + line);
    }
  }

  void print(String text) throws IOException {
    for (var line : text.lines().toList()) {
      sink.line("o" + line);
    }
  }

  void exit(int code) throws IOException {
    sink.line("x" + code);
  }
}
