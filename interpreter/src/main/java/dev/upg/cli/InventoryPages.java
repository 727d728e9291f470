package dev.upg.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.upg.host.HostAddress;
import dev.upg.inventory.Inventory;
import dev.upg.inventory.InventoryNode;
import dev.upg.inventory.Variable;
import dev.upg.view.Cells;
import dev.upg.view.JsonView;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** An inventory as resolved, node by node. Not shown is what a playbook declares as secret, or has a name like one. */
final class InventoryPages {
  private static final Pattern SECRET = Pattern.compile("(?i).*(passw(or)?d|passphrase|_pass|secret|token|api_?key).*");
  private static final String HIDDEN = "<hidden>";

  private final Inventory inventory;
  private final Set<String> secrets;

  /** @param secrets names of variables that aren't shown, beside those whose names tell */
  InventoryPages(Inventory inventory, Set<String> secrets) {
    this.inventory = inventory;
    this.secrets = Set.copyOf(secrets);
  }

  void printText(PrintWriter out) {
    var separator = "";
    for (var node : inventory.nodes()) {
      out.print(separator);
      separator = "\n";
      out.println(Cells.visible(node.name()));
      out.println("  groups     " + String.join(", ", groups(node)));
      out.println("  address    " + address(node.address()));
      node.address().identityFile().ifPresent(key -> out.println("  key        " + key));
      node.become().ifPresent(user -> out.println("  become     " + user));
      printVariables(node, out);
    }
  }

  /** {@code {"version":1,"nodes":[{name, groups[], address, become?, variables{name: {value, origin}}}]}}. */
  void printJson(PrintWriter out) throws IOException {
    JsonGenerator json = JsonView.generator(out);
    json.writeStartObject();
    json.writeNumberField("version", JsonView.VERSION);
    json.writeArrayFieldStart("nodes");
    for (var node : inventory.nodes()) {
      json.writeStartObject();
      json.writeStringField("name", node.name());
      json.writeArrayFieldStart("groups");
      for (var group : groups(node)) {
        json.writeString(group);
      }
      json.writeEndArray();
      json.writeStringField("address", address(node.address()));
      if (node.become().isPresent()) {
        json.writeStringField("become", node.become().get());
      }
      json.writeObjectFieldStart("variables");
      for (var variable : node.variables().values()) {
        json.writeObjectFieldStart(variable.name());
        json.writeFieldName("value");
        value(json, isSecret(variable) ? HIDDEN : variable.value().orElse(null));
        json.writeStringField("origin", origin(variable));
        json.writeEndObject();
      }
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.flush();
    out.println();
  }

  /** {@code user@host:port}, with what the inventory leaves open left out. */
  private static String address(HostAddress address) {
    if (address.local()) {
      return "this machine";
    }
    return address.user().map(user -> user + "@").orElse("") + address.host()
        + address.port().map(port -> ":" + port).orElse("");
  }

  private void printVariables(InventoryNode node, PrintWriter out) {
    if (node.variables().isEmpty()) {
      return;
    }
    out.println("  variables");
    int names = width(node.variables().keySet().stream().toList());
    var values = node.variables().values().stream().map(this::shown).toList();
    int column = Math.min(40, width(values));
    int i = 0;
    for (var variable : node.variables().values()) {
      out.println("    " + Cells.pad(Cells.visible(variable.name()), names) + "  " + Cells.pad(values.get(i++), column)
          + "  " + origin(variable));
    }
  }

  private String shown(Variable variable) {
    return isSecret(variable)
        ? HIDDEN
        : variable.value().map(value -> Cells.oneLine(value.toString())).orElse("none");
  }

  private boolean isSecret(Variable variable) {
    return secrets.contains(variable.name()) || SECRET.matcher(variable.name()).matches();
  }

  private static String origin(Variable variable) {
    return variable.origin().file().name() + ":" + variable.origin().line();
  }

  private List<String> groups(InventoryNode node) {
    return inventory.groups().entrySet().stream()
        .filter(group -> group.getValue().stream().anyMatch(member -> member.name().equals(node.name())))
        .map(Map.Entry::getKey).toList();
  }

  private static int width(List<String> texts) {
    return texts.stream().mapToInt(Cells::width).max().orElse(0);
  }

  /** @param value String, Boolean, Long, Double, List or Map of these, or null */
  private static void value(JsonGenerator json, Object value) throws IOException {
    switch (value) {
      case null -> json.writeNull();
      case Boolean bool -> json.writeBoolean(bool);
      case Long number -> json.writeNumber(number);
      case Double number -> json.writeNumber(number);
      case List<?> list -> {
        json.writeStartArray();
        for (var item : list) {
          value(json, item);
        }
        json.writeEndArray();
      }
      case Map<?, ?> map -> {
        json.writeStartObject();
        for (var entry : map.entrySet()) {
          json.writeFieldName(String.valueOf(entry.getKey()));
          value(json, entry.getValue());
        }
        json.writeEndObject();
      }
      default -> json.writeString(value.toString());
    }
  }
}
