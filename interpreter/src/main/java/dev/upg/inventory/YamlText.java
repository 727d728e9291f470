package dev.upg.inventory;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.source.SourceFile;
import dev.upg.source.Span;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.reader.ReaderException;

import java.io.StringReader;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One YAML (or JSON) file as SnakeYAML's nodes, with places in our terms. No tag makes an object: nodes are all that is
 * taken from the library.
 */
final class YamlText {
  /** A key of a mapping with its value. */
  record Entry(String name, Node key, Node value) {}

  private static final int MAX_NESTING = 60;

  private final SourceFile file;
  private final Diagnostics diagnostics;
  private final boolean wide;

  YamlText(SourceFile file, Diagnostics diagnostics) {
    this.file = file;
    this.diagnostics = diagnostics;
    this.wide = file.text().chars().anyMatch(c -> Character.isSurrogate((char) c));
  }

  /** The file's only document; empty for an empty file or after a report. */
  Optional<Node> root() {
    var options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    options.setMaxAliasesForCollections(1000);
    options.setNestingDepthLimit(MAX_NESTING);
    try {
      return Optional.ofNullable(new Yaml(options).compose(new StringReader(file.text())));
    } catch (MarkedYAMLException e) {
      var mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
      var words = YamlProblem.of(e);
      report(at(mark), "This isn't YAML that can be read", words.label(), words.help());
    } catch (ReaderException e) {
      int place = Math.clamp(e.getPosition(), 0, file.text().length());
      report(new Span(file, place, place), "This isn't YAML that can be read", "a control character",
          "Remove the character; in a quoted text write it as `\\u%04x`.".formatted(e.getCodePoint()));
    } catch (YAMLException e) {
      report(new Span(file, 0, 0), "This isn't YAML that can be read", YamlProblem.limit(e, MAX_NESTING),
          "Write the inventory without such nesting.");
    }
    return Optional.empty();
  }

  Span span(Node node) {
    int start = offset(node.getStartMark());
    return new Span(file, start, Math.max(start, offset(node.getEndMark())));
  }

  /** Where a variable stands: its value if that is on one line, else its key. */
  Span span(Entry entry) {
    var value = span(entry.value());
    boolean oneLine = value.end() > value.start() && entry.value() instanceof ScalarNode
        && file.line(value.end()) == file.line(value.start());
    return oneLine ? value : span(entry.key());
  }

  /** A scalar as written, whatever YAML takes it for: the host {@code 10.1} stays {@code 10.1}. */
  static Optional<String> scalar(Node node) {
    return node instanceof ScalarNode scalar ? Optional.of(scalar.getValue()) : Optional.empty();
  }

  static boolean isNull(Node node) {
    return node.getTag().equals(Tag.NULL);
  }

  /**
   * A mapping's entries in order, merge keys ({@code <<}) worked in.
   *
   * @param lastWins true: a doubled key is a warning, as in Ansible; false: an error, since hosts would get lost
   */
  Map<String, Entry> entries(MappingNode mapping, boolean lastWins) {
    var entries = new LinkedHashMap<String, Entry>();
    collect(mapping, lastWins, entries, Collections.newSetFromMap(new IdentityHashMap<>()));
    return entries;
  }

  private void collect(MappingNode mapping, boolean lastWins, Map<String, Entry> entries, Set<Node> inside) {
    if (!inside.add(mapping)) {
      return;
    }
    var own = new LinkedHashMap<String, Entry>();
    for (var tuple : mapping.getValue()) {
      var key = tuple.getKeyNode();
      if (key.getTag().equals(Tag.MERGE)) {
        continue;
      }
      if (!(key instanceof ScalarNode scalar)) {
        notAName(key);
        continue;
      }
      var earlier = own.put(scalar.getValue(), new Entry(scalar.getValue(), key, tuple.getValueNode()));
      if (earlier != null) {
        doubled(earlier, key, lastWins);
      }
    }
    own.forEach(entries::putIfAbsent);
    for (var tuple : mapping.getValue()) {
      if (tuple.getKeyNode().getTag().equals(Tag.MERGE)) {
        merge(tuple.getValueNode(), lastWins, entries, inside);
      }
    }
    inside.remove(mapping);
  }

  private void merge(Node value, boolean lastWins, Map<String, Entry> entries, Set<Node> inside) {
    switch (value) {
      case MappingNode other -> collect(other, lastWins, entries, inside);
      case SequenceNode list when list.getValue().stream().allMatch(MappingNode.class::isInstance) ->
        list.getValue().forEach(other -> collect((MappingNode) other, lastWins, entries, inside));
      default -> report(span(value), "`<<` takes in another mapping", "expected a mapping, for example `*defaults`",
          "Name a mapping that has an anchor (`&defaults`) further up.");
    }
  }

  private void notAName(Node key) {
    var at = span(key);
    if (at.text().startsWith("{")) {
      report(firstLine(at), "A Jinja template isn't evaluated here", "only Ansible can work this out",
          "Write the finished value.");
    } else {
      report(firstLine(at), "A name is wanted before `:`", "a list or mapping stands here", "Write a plain name.");
    }
  }

  private void doubled(Entry earlier, Node key, boolean lastWins) {
    var title = "`" + earlier.name() + "` is written twice in one mapping";
    var diagnostic = lastWins
        ? Diagnostic.warning(Code.INVENTORY_SYNTAX, title, span(key), "this one counts, as in Ansible")
        : Diagnostic.error(Code.INVENTORY_SYNTAX, title, span(key), "YAML would forget the first one");
    diagnostics
        .add(diagnostic.related(span(earlier.key()), "first here").help("Keep one of them, or put both together."));
  }

  void report(Span at, String title, String label, String help) {
    diagnostics.add(Diagnostic.error(Code.INVENTORY_SYNTAX, title, at, label).help(help));
  }

  /** The part of a place that is on its first line. */
  Span firstLine(Span at) {
    int line = file.line(at.start());
    return new Span(file, at.start(),
        Math.clamp(file.lineStart(line) + file.lineText(line).length(), at.start(), at.end()));
  }

  private Span at(Mark mark) {
    int place = mark == null ? 0 : offset(mark);
    return new Span(file, place, Math.min(place + 1, file.text().length()));
  }

  /** SnakeYAML counts code points, we count UTF-16 units. */
  private int offset(Mark mark) {
    var text = file.text();
    int points = mark.getIndex();
    return wide
        ? text.offsetByCodePoints(0, Math.min(points, text.codePointCount(0, text.length())))
        : Math.min(points, text.length());
  }
}
