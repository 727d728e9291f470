package dev.upg.journal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A scope that was entered and not put back.
 *
 * @param shown the call as written
 * @param node in whose work it was entered
 * @param before what it had looked up before it was entered, by name: whoever puts it back by hand needs that
 */
public record OpenScope(String shown, Optional<String> node, Map<String, String> before) {
  /** All that were ever entered, by place: as each was entered last. */
  public static Map<String, OpenScope> entered(List<Entry> entries) {
    var scopes = new LinkedHashMap<String, OpenScope>();
    for (var entry : entries) {
      if (entry instanceof Entry.ScopeEntered entered) {
        scopes.put(entered.place(), new OpenScope(entered.shown(), entered.node().or(() -> History.item(entered
            .place())), entered.before()));
      }
    }
    return scopes;
  }

  public OpenScope withoutValues() {
    return new OpenScope(shown, node, Map.of());
  }

  /** In one line: {@code drained(node) (on kv-2, weight was 100)}. */
  public String text() {
    var facts = new ArrayList<String>();
    node.ifPresent(name -> facts.add("on " + name));
    before.forEach((name, value) -> facts.add(name + " was " + value.strip().replaceAll("\\s+", " ")));
    return facts.isEmpty() ? shown : shown + " (" + String.join(", ", facts) + ")";
  }
}
