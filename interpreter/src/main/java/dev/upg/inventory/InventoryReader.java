package dev.upg.inventory;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.source.SourceFile;
import dev.upg.source.Span;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads an inventory, a file or a folder of files, with the {@code group_vars} and {@code host_vars} beside it. */
public final class InventoryReader {
  /** What Ansible passes over in an inventory folder; {@code .ini} and {@code .cfg} are settings of programs there. */
  private static final List<String> PASSED_OVER = List.of(".pyc", ".pyo", ".swp", ".bak", "~", ".rpm", ".md", ".txt",
      ".rst", ".orig", ".ini", ".cfg", ".retry");
  private static final Set<String> VARIABLE_FOLDERS = Set.of("group_vars", "host_vars", "vars_plugins");

  private final Diagnostics found = new Diagnostics();
  private final Draft draft = new Draft(found);

  private InventoryReader() {}

  /**
   * Empty if anything in it is an error; all errors found are in {@code diagnostics} then. Warnings don't stop it.
   *
   * @param file as the user named it: messages call it by this name
   */
  public static Optional<Inventory> read(Path file, Diagnostics diagnostics) {
    var reader = new InventoryReader();
    var inventory = reader.read(file);
    reader.found.sorted().forEach(diagnostics::add);
    return reader.found.hasErrors() ? Optional.empty() : inventory;
  }

  private Optional<Inventory> read(Path path) {
    if (!Files.exists(path)) {
      found.add(TextFile.unreadable("There is no file `" + path + "`")
          .help("Name the inventory after `-i`; the path counts from "
              + (path.isAbsolute() ? "the root." : "the current folder.")));
      return Optional.empty();
    }
    var folder = Files.isDirectory(path) ? path : path.resolveSibling("");
    SourceFile first;
    if (Files.isDirectory(path)) {
      first = TextFile.named(path);
      if (readFolder(path) == 0) {
        found.add(TextFile.unreadable("The folder `" + path + "` has no inventory file")
            .help("Put a file such as `hosts` or `hosts.yml` into it, or name another one."));
        return Optional.empty();
      }
    } else {
      var text = TextFile.read(path, found);
      if (text.isEmpty()) {
        return Optional.empty();
      }
      first = text.get();
      InventoryFile.read(first, draft, found);
    }
    var at = new Span(first, 0, 0);
    if (!found.hasErrors() && draft.nodes.isEmpty()) {
      found.add(
          Diagnostic.error(Code.INVENTORY_SYNTAX, "`" + path + "` has no hosts", at, "no host in the whole inventory")
              .help("Write a group and its hosts: `[replica]`, then one host per line."));
      return Optional.empty();
    }
    if (draft.nodes.size() > Draft.MAX_NODES) {
      found.add(
          Diagnostic.error(Code.INVENTORY_SYNTAX, "`" + path + "` has more than " + Draft.MAX_NODES + " hosts", at, "")
              .help("Look at the ranges."));
      return Optional.empty();
    }
    sameNames();
    // After errors too: the files of variables are looked through in the same go.
    return Optional.of(new Resolver(draft, new VariableFiles(folder, found), found).resolve(at));
  }

  /** Returns how many files were read. */
  private int readFolder(Path folder) {
    int count = 0;
    for (var entry : Folder.entries(folder, found)) {
      var name = entry.getFileName().toString();
      if (name.startsWith(".") || VARIABLE_FOLDERS.contains(name)) {
        continue;
      }
      if (PASSED_OVER.stream().anyMatch(name.toLowerCase(Locale.ROOT)::endsWith)) {
        if (name.endsWith(".ini") || name.endsWith(".cfg")) {
          found.add(Diagnostic.warning(Code.INVENTORY_SYNTAX, "`" + entry + "` is not read",
              new Span(TextFile.named(entry), 0, 0), "in a folder Ansible takes `.ini` and `.cfg` for settings")
              .help("If it has hosts, name it without the ending."));
        }
      } else if (Files.isDirectory(entry)) {
        count += readFolder(entry);
      } else {
        count++;
        TextFile.read(entry, found).ifPresent(text -> InventoryFile.read(text, draft, found));
      }
    }
    return count;
  }

  private void sameNames() {
    for (var node : draft.nodes.values()) {
      if (draft.groups.containsKey(node.name)) {
        found.add(Diagnostic.warning(Code.INVENTORY_SYNTAX, "`" + node.name + "` is a host and a group", node.origin,
            "also the name of a group")
            .help("Rename one of them; a host is often missing from `[group:children]` by a slip."));
      }
    }
  }
}
