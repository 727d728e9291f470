package dev.upg.inventory;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.source.Span;

import org.yaml.snakeyaml.nodes.MappingNode;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files in {@code group_vars} and {@code host_vars}. Each is read once and its errors are told once. */
final class VariableFiles {
  private static final List<String> ENDINGS = List.of("", ".yml", ".yaml", ".json");

  private final Path folder;
  private final Diagnostics diagnostics;

  /** @param folder the one the inventory lies in */
  VariableFiles(Path folder, Diagnostics diagnostics) {
    this.folder = folder;
    this.diagnostics = diagnostics;
  }

  Map<String, Setting> ofGroup(String name) {
    return read("group_vars", name);
  }

  Map<String, Setting> ofHost(String name) {
    return read("host_vars", name);
  }

  private Map<String, Setting> read(String kind, String name) {
    var settings = new LinkedHashMap<String, Setting>();
    // A name from the inventory must not lead out of the folder.
    if (name.contains("/") || name.contains("\\") || name.equals("..") || name.equals(".")) {
      return settings;
    }
    var found = new ArrayList<Path>();
    try {
      for (var ending : ENDINGS) {
        var path = folder.resolve(kind).resolve(name + ending);
        if (Files.exists(path)) {
          found.add(path);
        }
      }
    } catch (InvalidPathException e) {
      // No file can have this name, so there is none.
      return settings;
    }
    if (found.size() > 1) {
      diagnostics.add(Diagnostic.warning(Code.INVENTORY_SYNTAX,
          "`" + found.getFirst() + "` hides `" + found.get(1) + "`", new Span(TextFile.named(found.get(1)), 0, 0),
          "not read, as in Ansible").help("Put both together into one file or into the folder."));
    }
    if (!found.isEmpty()) {
      files(found.getFirst()).forEach(path -> settings.putAll(file(path)));
    }
    return settings;
  }

  private List<Path> files(Path path) {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    var files = new ArrayList<Path>();
    for (var entry : Folder.entries(path, diagnostics)) {
      var name = entry.getFileName().toString();
      int dot = name.lastIndexOf('.');
      var ending = dot < 1 ? "" : name.substring(dot);
      if (name.startsWith(".") || name.endsWith("~")) {
        continue;
      }
      if (Files.isDirectory(entry)) {
        if (ending.isEmpty()) {
          files.addAll(files(entry));
        }
      } else if (ENDINGS.contains(ending)) {
        files.add(entry);
      }
    }
    return files;
  }

  private Map<String, Setting> file(Path path) {
    var settings = new LinkedHashMap<String, Setting>();
    TextFile.read(path, diagnostics).ifPresent(file -> {
      if (file.text().startsWith(Unusable.VAULT_HEADER)) {
        diagnostics.add(Unusable.vaultFile(new Span(file, 0, Unusable.VAULT_HEADER.length())));
        return;
      }
      var text = new YamlText(file, diagnostics);
      text.root().ifPresent(root -> {
        if (root instanceof MappingNode mapping) {
          settings.putAll(new YamlValues(text).settings(mapping));
        } else if (!YamlText.isNull(root)) {
          text.report(text.firstLine(text.span(root)), "A file of variables is a mapping",
              "this is " + YamlReader.kind(root),
              "Write each variable on its own line as `name: value`.");
        }
      });
    });
    return settings;
  }
}
