package dev.upg.inventory;

import dev.upg.diagnostic.Diagnostic;
import dev.upg.inventory.YamlText.Entry;
import dev.upg.source.Span;

import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns YAML nodes into variables. One per file: it also holds the limit on what aliases can blow up to. */
final class YamlValues {
  private static final int MAX_VALUES = 200_000;
  private static final Set<String> PLAIN_TAGS = Set.of("!unsafe", "!");

  private final YamlText text;
  private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());
  private int values;
  private boolean tooManyReported;

  YamlValues(YamlText text) {
    this.text = text;
  }

  /** The variables of a mapping. */
  Map<String, Setting> settings(MappingNode mapping) {
    var settings = new LinkedHashMap<String, Setting>();
    text.entries(mapping, true).forEach((name, entry) -> settings.put(name, setting(entry)));
    return settings;
  }

  private Setting setting(Entry entry) {
    var at = text.span(entry);
    var problem = new Problem(entry.name(), at);
    var value = Optional.ofNullable(value(entry.value(), problem));
    return new Setting(entry.name(), value, at,
        problem.found().or(() -> isUnsafe(entry.value()) ? Optional.empty() : Unusable.in(entry.name(), value, at)));
  }

  private static boolean isUnsafe(Node node) {
    return node.getTag().getValue().equals("!unsafe");
  }

  /** The first thing in a value that can't be used. */
  private static final class Problem {
    private final String name;
    private final Span at;
    private Diagnostic first;

    Problem(String name, Span at) {
      this.name = name;
      this.at = at;
    }

    void tag(Tag tag) {
      if (first == null) {
        first = tag.getValue().startsWith("!vault")
            ? Unusable.vault(name, at)
            : Unusable.unknownTag(name, tag.getValue(), at);
      }
    }

    Optional<Diagnostic> found() {
      return Optional.ofNullable(first);
    }
  }

  /** Null for YAML's null. */
  private Object value(Node node, Problem problem) {
    if (++values > MAX_VALUES) {
      if (!tooManyReported) {
        tooManyReported = true;
        text.report(problem.at, "The file has more than " + MAX_VALUES + " values",
            "aliases counted as often as they are used",
            "Use fewer aliases (`*name`).");
      }
      return null;
    }
    if (!open.add(node)) {
      text.report(problem.at, "`" + problem.name + "` holds itself", "an alias inside its own anchor",
          "Write the part out instead of the alias.");
      return null;
    }
    var tag = node.getTag();
    if (tag.getValue().startsWith("!") && !PLAIN_TAGS.contains(tag.getValue())) {
      problem.tag(tag);
    }
    var value = switch (node) {
      case ScalarNode scalar -> YamlScalar.value(scalar.getTag(), scalar.getValue());
      case SequenceNode list -> list(list, problem);
      case MappingNode mapping -> map(mapping, problem);
      default -> null;
    };
    open.remove(node);
    return value;
  }

  private Object list(SequenceNode list, Problem problem) {
    var items = new ArrayList<Object>();
    list.getValue().forEach(item -> items.add(value(item, problem)));
    return Collections.unmodifiableList(items);
  }

  private Object map(MappingNode mapping, Problem problem) {
    var map = new LinkedHashMap<String, Object>();
    text.entries(mapping, true).forEach((name, entry) -> map.put(name, value(entry.value(), problem)));
    return Collections.unmodifiableMap(map);
  }
}
