package dev.upg.inventory;

import dev.upg.inventory.YamlText.Entry;

import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

import java.util.List;
import java.util.Map;

/**
 * The form that {@code ansible-inventory --list} and inventory programs print: groups with lists of names, the hosts'
 * variables in {@code _meta.hostvars}.
 */
final class ListReader {
  private final YamlText text;
  private final YamlValues values;
  private final Draft draft;

  ListReader(YamlText text, YamlValues values, Draft draft) {
    this.text = text;
    this.values = values;
    this.draft = draft;
  }

  void read(Map<String, Entry> groups) {
    groups.values().stream().filter(entry -> !entry.name().equals("_meta")).forEach(this::group);
    var meta = groups.get("_meta").value() instanceof MappingNode mapping
        ? text.entries(mapping, false)
        : Map.<String, Entry>of();
    if (meta.get("hostvars") instanceof Entry entry && entry.value() instanceof MappingNode hosts) {
      text.entries(hosts, false).values().forEach(this::variables);
    } else {
      text.report(text.span(groups.get("_meta").key()), "`_meta` has no `hostvars`", "expected the hosts' variables",
          "Save the inventory again: `ansible-inventory -i INVENTORY --list > hosts.json`.");
    }
  }

  private void group(Entry entry) {
    var group = draft.group(entry.name());
    if (entry.value() instanceof SequenceNode hosts) {
      hosts(group, hosts);
      return;
    }
    if (!(entry.value() instanceof MappingNode body)) {
      wrong(entry.value(), "The group `" + entry.name() + "` has no body", "a mapping with `hosts` or `children`");
      return;
    }
    var sections = text.entries(body, false);
    if (sections.get("hosts") instanceof Entry hosts) {
      hosts(group, hosts.value());
    }
    if (sections.get("children") instanceof Entry children) {
      for (var child : names(children.value())) {
        YamlText.scalar(child).ifPresent(name -> draft.nest(group, draft.group(name), text.span(child)));
      }
    }
    if (sections.get("vars") instanceof Entry vars && vars.value() instanceof MappingNode mapping) {
      values.settings(mapping).values().forEach(setting -> draft.set(group, setting));
    }
  }

  private void hosts(DraftGroup group, Node hosts) {
    for (var host : names(hosts)) {
      YamlText.scalar(host).ifPresent(name -> group.add(draft.node(name, text.span(host))));
    }
  }

  private void variables(Entry host) {
    if (host.value() instanceof MappingNode mapping) {
      draft.node(host.name(), text.span(host.key())).settings.putAll(values.settings(mapping));
    } else {
      wrong(host.value(), "The variables of `" + host.name() + "` can't be read", "a mapping");
    }
  }

  private List<Node> names(Node node) {
    if (node instanceof SequenceNode list
        && list.getValue().stream().allMatch(item -> YamlText.scalar(item).isPresent())) {
      return list.getValue();
    }
    wrong(node, "A list of names is wanted beside `_meta`", "a list of names");
    return List.of();
  }

  private void wrong(Node node, String title, String wanted) {
    text.report(text.firstLine(text.span(node)), title, "this is " + YamlReader.kind(node) + ", expected " + wanted,
        "Save the inventory again: `ansible-inventory -i INVENTORY --list > hosts.json`.");
  }
}
