package dev.upg.tests.pegasus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One {@code .case} file: a piece of a playbook, what it is to come to, and the commands it is to send with the answer to
 * each, in order.
 *
 * <pre>
 * # a comment
 * inventory min-5             the file min-5.ini
 * only G1 G2                  of these generations; others are told the same in their own words, by {@link Generation}
 * run    cluster.healthy()    an expression; statements: `do`, one line each
 * value  true                 the text it has, or `fails PART OF THE TITLE`
 *
 * on meta-1                   a command: its node, `$ ` lines its text (none: the admin shell), `> ` lines its input
 * > ls -d -j
 * banner                      stdout: the shell's banner, `out FILE`, `out| TEXT`, `exit` the shell's last line
 * out ls-d-j.stdout
 * exit
 * err FILE, err| TEXT         stderr
 * code 1                      the exit status
 * times 3                     the command is sent as often as that, with the same answer
 * </pre>
 */
record Case(String inventory, Set<Generation> generations, String program, Optional<String> value,
    Optional<String> failure,
    List<Exchange> exchanges) {
  private static final String SAY = "say \"${[";
  private static final String END = "]}\"";

  /** A command that is to be sent to {@code node}, and what comes back. An empty text is the admin shell's. */
  record Exchange(String node, String text, String input, String stdout, String stderr, int code) {}

  /** The generations that it holds for. */
  Set<Generation> covers() {
    return generations.isEmpty() ? Set.of(Generation.G3) : generations;
  }

  /** Those whose words it is tried in: any will do where the shell isn't asked. */
  Set<Generation> tried() {
    return exchanges.stream().allMatch(exchange -> !exchange.text().isEmpty())
        ? EnumSet.copyOf(covers()).stream().limit(1).collect(Collectors.toSet())
        : covers();
  }

  /** The same in the words of a generation. */
  Case as(Generation generation) {
    return generations.isEmpty()
        ? this
        : new Case(inventory, generations, generation.names(program), value.map(generation::names),
            failure.map(generation::names), exchanges.stream().map(generation::tells).toList());
  }

  /** Whether its value is said as the only item of a list, since `none` has no text of its own. */
  boolean isExpression() {
    return program.startsWith(SAY);
  }

  /** The expression itself. */
  String expression() {
    return program.substring(SAY.length(), program.length() - END.length());
  }

  static Case read(Path file) throws IOException {
    var reader = new Reader(file);
    for (var line : Files.readAllLines(file)) {
      reader.line(line);
    }
    return reader.finish();
  }

  private static final class Reader {
    private final Path file;
    private String inventory = "min-5";
    private Set<Generation> generations = EnumSet.allOf(Generation.class);
    private final List<String> program = new ArrayList<>();
    private Optional<String> value = Optional.empty();
    private Optional<String> failure = Optional.empty();
    private final List<Exchange> exchanges = new ArrayList<>();

    private Reader(Path file) {
      this.file = file;
    }

    private void line(String line) throws IOException {
      if (line.isBlank() || line.startsWith("#")) {
        return;
      }
      int space = line.indexOf(' ');
      var word = space < 0 ? line : line.substring(0, space);
      var rest = space < 0 ? "" : line.substring(space + 1);
      switch (word) {
        case "inventory" -> {
          inventory = rest.strip();
          // Its answers are those of the later shells already.
          generations = inventory.equals("master") ? EnumSet.noneOf(Generation.class) : generations;
        }
        case "only" -> generations = Stream.of(rest.strip().split(" ")).map(Generation::valueOf)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Generation.class)));
        case "run" -> program.add(SAY + rest.strip() + END);
        case "do" -> program.add(rest.strip());
        case "value" -> value = Optional.of(rest.strip());
        case "fails" -> failure = Optional.of(rest.strip());
        case "on" -> exchanges.add(new Exchange(rest.strip(), "", "", "", "", 0));
        default -> exchange(word, rest, line);
      }
    }

    private void exchange(String word, String rest, String line) throws IOException {
      if (exchanges.isEmpty()) {
        throw new IOException(file + ": no such line: " + line);
      }
      if (word.equals("times")) {
        exchanges.addAll(Collections.nCopies(Integer.parseInt(rest.strip()) - 1, exchanges.getLast()));
        return;
      }
      var last = exchanges.removeLast();
      exchanges.add(switch (word) {
        case "$" -> new Exchange(last.node, last.text.isEmpty() ? rest : last.text + "\n" + rest, last.input,
            last.stdout, last.stderr, last.code);
        case ">" ->
          new Exchange(last.node, last.text, last.input + rest + "\n", last.stdout, last.stderr, last.code);
        case "banner" -> out(last, read("banner.txt"));
        case "exit" -> out(last, "dsn exit with code 0\n");
        case "out" -> out(last, read(rest));
        case "out|" -> out(last, rest + "\n");
        case "err" -> err(last, read(rest));
        case "err|" -> err(last, rest + "\n");
        case "code" -> new Exchange(last.node, last.text, last.input, last.stdout, last.stderr,
            Integer.parseInt(rest.strip()));
        default -> throw new IOException(file + ": no such line: " + line);
      });
    }

    private static Exchange out(Exchange last, String text) {
      return new Exchange(last.node, last.text, last.input, last.stdout + text, last.stderr, last.code);
    }

    private static Exchange err(Exchange last, String text) {
      return new Exchange(last.node, last.text, last.input, last.stdout, last.stderr + text, last.code);
    }

    private String read(String name) throws IOException {
      return Files.readString(file.resolveSibling("answers").resolve(name.strip()));
    }

    private Case finish() throws IOException {
      if (program.isEmpty() || value.isPresent() && failure.isPresent()) {
        throw new IOException(file + ": a case has `run` or `do`, and not both `value` and `fails`");
      }
      return new Case(inventory, Set.copyOf(generations), String.join("\n", program), value, failure,
          List.copyOf(exchanges));
    }
  }
}
