package dev.upg.tests.openmldb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * One {@code .case} file: a piece of a playbook, what it is to come to, and what nodes are to be asked or told, with the answers.
 *
 * <pre>
 * # a comment
 * run    cluster.tablets()    an expression; statements: `do`, one line each
 * value  true                 the text it has, or `fails PART OF THE TITLE`; `says TEXT` for each line that is said
 *
 * on ns1 ConfGet {}           a method, and its body after a blank
 * on tablet2 GET /version
 * on ns1 $ SHOW COMPONENTS    a part of a command
 * = {"code":0}                JSON; `json FILE` and `text FILE` of the samples; `| TEXT`
 * told FILE, DB=FILE …        what a client prints in the samples, as the server tells it by HTTP
 * out FILE, err FILE          of a command, and `out| TEXT`, `err| TEXT`, `code N`
 * gone                        nobody answers
 * skipped                     a change that was cut, and isn't made again
 * </pre>
 *
 * What is asked often is answered by the exchanges that fit in their order, the last one again and again.
 */
record Case(List<String> program, Optional<String> value, Optional<String> failure, List<String> said,
    List<Exchange> exchanges) {
  /** @param answers lines of the kinds above */
  record Exchange(String node, String what, List<String> answers) {}

  static Case read(Path file) throws IOException {
    var program = new ArrayList<String>();
    var said = new ArrayList<String>();
    Optional<String> value = Optional.empty();
    Optional<String> failure = Optional.empty();
    var exchanges = new ArrayList<Exchange>();
    for (var line : Files.readAllLines(file)) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      var words = line.split(" ", 2);
      var rest = words.length > 1 ? words[1].strip() : "";
      switch (words[0]) {
        case "run" -> program.add("run " + rest);
        case "do" -> program.add(words[1]);
        case "value" -> value = Optional.of(rest);
        case "fails" -> failure = Optional.of(rest);
        case "says" -> said.add(rest);
        case "on" -> exchanges.add(new Exchange(rest.split(" ", 2)[0], rest.split(" ", 2)[1], new ArrayList<>()));
        case "=", "json", "text", "|", "told", "out", "out|", "err", "err|", "code", "gone", "skipped" ->
          exchanges.getLast().answers().add(line);
        default -> throw new IOException(file + ": no such line: " + line);
      }
    }
    if (program.isEmpty()) {
      throw new IOException(file + ": a case has `run` or `do`");
    }
    return new Case(List.copyOf(program), value, failure, List.copyOf(said), List.copyOf(exchanges));
  }

  /** @param says makes the statement that says an expression */
  String statements(UnaryOperator<String> says) {
    return program.stream().map(line -> line.startsWith("run ") ? says.apply(line.substring(4)) : line + "\n")
        .collect(Collectors.joining());
  }

  List<String> saidInAll() {
    return value.map(text -> List.of("[" + text + "]")).orElse(said);
  }

  /** Whether the client's texts matter, which the generations tell differently. */
  boolean asksTheClient() {
    return exchanges.stream().anyMatch(exchange -> exchange.what().startsWith("$ SHOW"));
  }
}
