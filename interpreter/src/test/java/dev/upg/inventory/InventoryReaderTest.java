package dev.upg.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.Golden;
import dev.upg.diagnostic.Diagnostics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

class InventoryReaderTest {
  private static final Path CASES = Path.of("src/test/resources/inventory");
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir
  Path folder;

  @TestFactory
  Stream<DynamicTest> readsWhatAnsibleReads() throws IOException {
    return cases("ok").map(path -> DynamicTest.dynamicTest(path.getFileName().toString(), () -> {
      var diagnostics = new Diagnostics();
      var inventory = InventoryReader.read(input(path), diagnostics);
      assertTrue(inventory.isPresent(), () -> InventoryText.of(diagnostics));
      Golden.compare(CASES.resolve("ok").resolve(path.getFileName() + ".out"),
          masked(InventoryText.of(diagnostics) + InventoryText.of(inventory.get())));
    }));
  }

  @TestFactory
  Stream<DynamicTest> reportsEverythingWrongInOneGo() throws IOException {
    return cases("errors").map(path -> DynamicTest.dynamicTest(path.getFileName().toString(), () -> {
      var diagnostics = new Diagnostics();
      var inventory = InventoryReader.read(input(path), diagnostics);
      assertTrue(inventory.isEmpty());
      assertTrue(diagnostics.hasErrors());
      Golden.compare(CASES.resolve("errors").resolve(path.getFileName() + ".err"),
          masked(InventoryText.of(diagnostics)));
    }));
  }

  /**
   * The files in ansible/ are what ansible-inventory 2.14.18 printed with --list for the inventories in ok/; only numbers
   * beyond 64 bits are text in them, as they are here.
   */
  @TestFactory
  Stream<DynamicTest> agreesWithAnsibleOnVariablesAndGroups() throws IOException {
    return cases("ok").map(path -> DynamicTest.dynamicTest(path.getFileName().toString(), () -> {
      var inventory = InventoryReader.read(input(path), new Diagnostics()).orElseThrow();
      var theirs = JSON.readTree(CASES.resolve("ansible").resolve(path.getFileName() + ".json").toFile());
      var variables = new TreeMap<String, JsonNode>();
      for (var node : inventory.nodes()) {
        var values = JSON.createObjectNode();
        node.variables().forEach((name, variable) -> values.set(name, JSON.valueToTree(variable.value().orElse(null))));
        if (!values.isEmpty()) {
          variables.put(node.name(), values);
        }
      }
      assertEquals(JSON.readTree(theirs.path("_meta").path("hostvars").toString()),
          JSON.readTree(JSON.writeValueAsString(variables)));
      inventory.groups().forEach((name, nodes) -> {
        var names = nodes.stream().map(InventoryNode::name).toList();
        var expected = members(theirs, name);
        if (name.equals("all")) {
          assertEquals(new TreeSet<>(expected), new TreeSet<>(names), name);
        } else {
          assertEquals(List.copyOf(expected), names, name);
        }
      });
    }));
  }

  @Test
  void callsAMissingFileByItsName() {
    assertEquals("error UPG1010 There is no file `nowhere/hosts.ini`"
        + " | Name the inventory after `-i`; the path counts from the current folder.\n",
        errors(Path.of("nowhere/hosts.ini")));
  }

  @Test
  void expandsTheHomeFolderInKeyFiles() throws IOException {
    var file = Files.writeString(folder.resolve("hosts"), "a ansible_ssh_private_key_file=~/.ssh/id\n");
    var node = InventoryReader.read(file, new Diagnostics()).orElseThrow().node("a").orElseThrow();
    assertEquals(Path.of(System.getProperty("user.home"), ".ssh/id"), node.address().identityFile().orElseThrow());
  }

  @Test
  void readsNoVariablesFromOutsideTheFolder() throws IOException {
    Files.createDirectories(folder.resolve("inner/host_vars"));
    Files.writeString(folder.resolve("secret.yml"), "x: 1\n");
    var file = Files.writeString(folder.resolve("inner/hosts.json"),
        "{\"_meta\": {\"hostvars\": {}}, \"g\": [\"../../secret\", \"a\"]}");
    var inventory = InventoryReader.read(file, new Diagnostics()).orElseThrow();
    assertTrue(inventory.nodes().stream().allMatch(node -> node.variables().isEmpty()));
  }

  @Test
  void survivesAFolderThatHoldsALinkToItself() throws IOException {
    Files.createSymbolicLink(folder.resolve("loop"), folder);
    Files.writeString(folder.resolve("hosts"), "[replica]\na\n");
    var diagnostics = new Diagnostics();
    var inventory = InventoryReader.read(folder, diagnostics);
    assertFalse(inventory.isEmpty() && !diagnostics.hasErrors());
  }

  @Test
  void readsLongChainsOfGroups() throws IOException {
    var text = new StringBuilder("[g0]\na\n");
    for (int i = 1; i < 5000; i++) {
      text.append("[g").append(i).append(":children]\ng").append(i - 1).append('\n');
    }
    var file = Files.writeString(folder.resolve("hosts"), text.append("[g4999:vars]\nx=1\n[g0:vars]\nx=2\n"));
    var inventory = InventoryReader.read(file, new Diagnostics()).orElseThrow();
    assertEquals(2L, inventory.nodes().getFirst().variables().get("x").value().orElseThrow());
    assertEquals(inventory.nodes(), inventory.groups().get("g4999"));
  }

  private static String errors(Path path) {
    var diagnostics = new Diagnostics();
    assertTrue(InventoryReader.read(path, diagnostics).isEmpty());
    return InventoryText.of(diagnostics);
  }

  private static Set<String> members(JsonNode inventory, String group) {
    var members = new LinkedHashSet<String>();
    inventory.path(group).path("hosts").forEach(host -> members.add(host.asText()));
    inventory.path(group).path("children").forEach(child -> members.addAll(members(inventory, child.asText())));
    return members;
  }

  private static Stream<Path> cases(String kind) throws IOException {
    try (var entries = Files.list(CASES.resolve(kind))) {
      return entries.filter(Files::isDirectory).sorted().toList().stream();
    }
  }

  /** The only entry of a case that isn't a folder of variables. */
  private static Path input(Path path) throws IOException {
    try (var entries = Files.list(path)) {
      return entries.filter(entry -> !entry.getFileName().toString().endsWith("_vars")).findFirst().orElseThrow();
    }
  }

  private static String masked(String text) {
    return text.replace(CASES + "/ok/", "").replace(CASES + "/errors/", "");
  }
}
