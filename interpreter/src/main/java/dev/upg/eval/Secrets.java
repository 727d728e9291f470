package dev.upg.eval;

import dev.upg.value.Value;

import java.util.Optional;
import java.util.TreeSet;

/** The secrets a run knows, for hiding them in texts. Thread-safe. */
final class Secrets {
  /** A shorter line, a brace say, is not a secret by itself. A whole secret that short is refused before a run. */
  private static final int SHORTEST_LINE = 4;

  private final TreeSet<String> texts = new TreeSet<>();
  /** Made when it is first needed after a new secret. */
  private volatile Optional<Occurrences> occurrences = Optional.empty();

  synchronized void keep(Value value) {
    collect(value);
    occurrences = Optional.empty();
  }

  private void collect(Value value) {
    switch (value) {
      case Value.Secret(var secret) -> collect(secret);
      case Value.Items(var items) -> items.forEach(this::collect);
      case Value.Entries(var entries) -> entries.forEach((key, secret) -> {
        collect(key);
        collect(secret);
      });
      case Value.Fields fields -> fields.values().values().forEach(this::collect);
      case Value.NodeRef node -> node.variables().values().forEach(this::collect);
      case Value other -> {
      }
    }
  }

  private void collect(String secret) {
    if (!secret.isEmpty()) {
      add(secret);
      // Output comes line by line, so a secret of many lines is never seen whole.
      secret.lines().map(String::strip).filter(line -> line.length() >= SHORTEST_LINE).forEach(this::add);
    }
  }

  private void add(String secret) {
    texts.add(secret);
    texts.addAll(Encodings.of(secret));
  }

  String hide(String text) {
    return occurrences.orElseGet(this::prepare).replaceIn(text, "<hidden>");
  }

  private synchronized Occurrences prepare() {
    var all = Occurrences.of(texts);
    occurrences = Optional.of(all);
    return all;
  }
}
