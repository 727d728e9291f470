package dev.upg.inventory;

import dev.upg.diagnostic.Diagnostics;
import dev.upg.diagnostic.Spelling;
import dev.upg.inventory.YamlText.Entry;
import dev.upg.source.SourceFile;
import dev.upg.source.Span;

import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads one file of Ansible's YAML form, or the JSON that {@code ansible-inventory --list} prints, into a draft. */
final class YamlReader {
  static final String SAVE_AS_LIST = "Save what it gives and use that file: `ansible-inventory -i %s --list > hosts.json`.";
  /** {@code [name]}: in YAML a list of one, which no inventory is. */
  private static final Pattern INI_SECTION = Pattern.compile("\\[[^:,\\[\\]{\"'\\s]+(:\\w+)?]\\s*(#.*)?");
  private static final List<String> SECTIONS = List.of("hosts", "children", "vars");

  private final Draft draft;
  private final Diagnostics diagnostics;
  private final YamlText text;
  private final YamlValues values;
  private final SourceFile file;
  private final Deque<Node> open = new ArrayDeque<>();
  private int bodies;

  YamlReader(SourceFile file, Draft draft, Diagnostics diagnostics) {
    this.file = file;
    this.draft = draft;
    this.diagnostics = diagnostics;
    this.text = new YamlText(file, diagnostics);
    this.values = new YamlValues(text);
  }

  void read() {
    if (INI_SECTION.matcher(InventoryFile.firstLine(file)).matches()) {
      int start = file.text().indexOf('[');
      text.report(text.firstLine(new Span(file, start, file.text().length())),
          "`" + file.name() + "` has Ansible's INI form",
          "a section of the INI form",
          "Name the file without `" + file.name().substring(file.name().lastIndexOf('.')) + "`.");
      return;
    }
    text.root().ifPresent(root -> {
      if (!(root instanceof MappingNode mapping)) {
        text.report(text.firstLine(text.span(root)), "An inventory is a mapping of groups", "this is " + kind(root),
            "Begin with `all:`, below it `hosts:` and `children:`.");
        return;
      }
      var groups = text.entries(mapping, false);
      var plugin = groups.get("plugin");
      if (plugin != null && YamlText.scalar(plugin.value()).isPresent()) {
        text.report(text.span(plugin), "`" + file.name() + "` sets up an inventory plugin", "plugins aren't run here",
            SAVE_AS_LIST.formatted(file.name()));
      } else if (groups.get("_meta") != null) {
        new ListReader(text, values, draft).read(groups);
      } else {
        groups.values().forEach(entry -> group(entry, Optional.empty()));
      }
    });
  }

  private void group(Entry entry, Optional<DraftGroup> parent) {
    var at = text.span(entry.key());
    if (open.size() > Draft.MAX_DEPTH || ++bodies > Draft.MAX_NODES) {
      text.report(at, "The groups are nested too deep or too often",
          "an alias (`*name`) brings them in again and again",
          "Write each group once.");
      return;
    }
    if (entry.name().isBlank()) {
      text.report(at, "A group needs a name", "the name is empty", "Write a name before `:`.");
      return;
    }
    if (open.stream().anyMatch(above -> above == entry.value())) {
      text.report(at, "`" + entry.name() + "` would hold itself", "an alias inside its own anchor",
          "Write the group out.");
      return;
    }
    var group = draft.group(entry.name());
    parent.ifPresent(above -> draft.nest(above, group, at));
    if (YamlText.isNull(entry.value())) {
      return;
    }
    if (!(entry.value() instanceof MappingNode mapping)) {
      text.report(text.firstLine(text.span(entry.value())), "The group `" + entry.name() + "` has no body",
          "this is " + kind(entry.value()), "Below `" + entry.name() + ":` write `hosts:`, `children:` or `vars:`.");
      return;
    }
    open.push(mapping);
    text.entries(mapping, false).values().forEach(section -> section(group, section));
    open.pop();
  }

  private void section(DraftGroup group, Entry section) {
    if (!SECTIONS.contains(section.name())) {
      text.report(text.span(section.key()), "`" + section.name() + "` means nothing in the group `" + group.name + "`",
          Spelling.label(section.name(), SECTIONS, "expected `hosts`, `children` or `vars`"),
          "Put hosts below `hosts:`, groups below `children:`, variables below `vars:`.");
      return;
    }
    bodyOf(group, section).values().forEach(entry -> {
      switch (section.name()) {
        case "hosts" -> host(group, entry);
        case "children" -> group(entry, Optional.of(group));
        default -> {
        }
      }
    });
    if (section.name().equals("vars") && section.value() instanceof MappingNode mapping) {
      values.settings(mapping).values().forEach(setting -> draft.set(group, setting));
    }
  }

  /** The entries of {@code hosts:} or {@code children:}; a single name may stand there as it is. */
  private Map<String, Entry> bodyOf(DraftGroup group, Entry section) {
    var body = section.value();
    if (body instanceof MappingNode mapping) {
      return section.name().equals("vars") ? Map.of() : text.entries(mapping, false);
    }
    if (YamlText.isNull(body)) {
      return Map.of();
    }
    var single = YamlText.scalar(body);
    if (single.isPresent() && !section.name().equals("vars")) {
      var nothing = new org.yaml.snakeyaml.nodes.ScalarNode(org.yaml.snakeyaml.nodes.Tag.NULL, "", body.getStartMark(),
          body.getEndMark(), org.yaml.snakeyaml.DumperOptions.ScalarStyle.PLAIN);
      var entries = new LinkedHashMap<String, Entry>();
      entries.put(single.get(), new Entry(single.get(), body, nothing));
      return entries;
    }
    text.report(text.firstLine(text.span(body)),
        "`" + section.name() + "` of `" + group.name + "` is a mapping in Ansible",
        "this is " + kind(body), section.name().equals("vars")
            ? "Write each variable as `name: value`."
            : "Write each name as a key with `:` after it and without `-`.");
    return Map.of();
  }

  private void host(DraftGroup group, Entry entry) {
    var at = text.span(entry.key());
    var pattern = HostPattern.parse(entry.name(), at, diagnostics);
    var settings = new LinkedHashMap<String, Setting>();
    pattern.flatMap(HostPattern::port)
        .ifPresent(port -> settings.put("ansible_port", Setting.of("ansible_port", Optional.of(port), at)));
    if (entry.value() instanceof MappingNode mapping) {
      settings.putAll(values.settings(mapping));
    } else if (!YamlText.isNull(entry.value())) {
      text.report(text.firstLine(text.span(entry.value())),
          "The variables of `" + entry.name() + "` are a mapping in Ansible",
          "this is " + kind(entry.value()), "Write each variable on its own line as `name: value`.");
    }
    pattern.ifPresent(hosts -> hosts.names().forEach(name -> {
      var node = draft.node(name, at);
      group.add(node);
      node.settings.putAll(settings);
    }));
  }

  static String kind(Node node) {
    return switch (node) {
      case MappingNode mapping -> "a mapping";
      case SequenceNode list -> "a list";
      default -> YamlText.isNull(node) ? "nothing" : "a single value";
    };
  }
}
