package dev.upg.eval;

import dev.upg.value.Value;

import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** The secrets a run knows, for hiding them in texts. Thread-safe. */
final class Secrets {
  /** A shorter line, a brace say, is not a secret by itself. A whole secret that short is refused before a run. */
  private static final int SHORTEST_LINE = 4;

  /** Longest first: one secret may hold another. */
  private final Set<String> texts = new ConcurrentSkipListSet<>(
      Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

  void keep(Value value) {
    switch (value) {
      case Value.Secret(var secret) -> keep(secret);
      case Value.Items(var items) -> items.forEach(this::keep);
      case Value.Entries(var entries) -> entries.forEach((key, secret) -> {
        keep(key);
        keep(secret);
      });
      case Value.Fields fields -> fields.values().values().forEach(this::keep);
      case Value.NodeRef node -> node.variables().values().forEach(this::keep);
      case Value other -> {
      }
    }
  }

  private void keep(String secret) {
    if (!secret.isEmpty()) {
      hide(secret, texts);
      // Output comes line by line, so a secret of many lines is never seen whole.
      secret.lines().map(String::strip).filter(line -> line.length() >= SHORTEST_LINE)
          .forEach(line -> hide(line, texts));
    }
  }

  private static void hide(String secret, Set<String> texts) {
    texts.add(secret);
    texts.addAll(Encodings.of(secret));
  }

  String hide(String text) {
    var hidden = text;
    for (var secret : texts) {
      hidden = hidden.replace(secret, "<hidden>");
    }
    return hidden;
  }
}
