package dev.upg.cli;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs commands as a shell would, in a folder of their own, and keeps what they print. */
final class Session {
  private final Path folder;
  private final Map<String, String> variables = new HashMap<>();
  private byte[] input = {};
  private Optional<Iterator<String>> answers = Optional.empty();

  Session(Path folder) {
    this.folder = folder;
    variables.put("TMPDIR", folder.toString());
    variables.put("UPG_LOCK_DIR", folder.toString());
  }

  /** What came of a command. */
  record Result(int code, String out, String err) {
    /** All of it in one text, for golden files. */
    String shown(String command) {
      return "$ upg " + command + "\n" + out + err + "exit " + code + "\n";
    }
  }

  /** Somebody at the terminal gives these answers, then leaves. */
  Session answering(String... texts) {
    answers = Optional.of(List.of(texts).iterator());
    return this;
  }

  /** What comes on stdin. */
  Session reading(String text) {
    return reading(text.getBytes(StandardCharsets.UTF_8));
  }

  Session reading(byte[] bytes) {
    input = bytes;
    return this;
  }

  /** An environment variable. */
  Session with(String name, String value) {
    variables.put(name, value);
    return this;
  }

  Result run(String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    int code = Main.execute(environment(new PrintWriter(out), new PrintWriter(err)), arguments);
    return new Result(code, out.toString(), err.toString());
  }

  Environment environment(PrintWriter out, PrintWriter err) {
    return new Environment(out, err, folder, name -> Optional.ofNullable(variables.get(name)), false, false, true,
        new TerminalSize(() -> TerminalSize.USUAL), answers.map(left -> () -> left.hasNext() ? left.next() : null),
        new ByteArrayInputStream(input));
  }
}
