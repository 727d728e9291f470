package dev.upg.cli;

import dev.upg.bind.Bound;
import dev.upg.check.CheckedModule;
import dev.upg.journal.Sources;
import dev.upg.source.SourceFile;
import dev.upg.value.Value;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a run is of: a process that goes on with it has to have the same. No secrets. */
final class RunIdentity {
  private static final int DIGITS = 16;
  private static final String FILE = "file ";

  private RunIdentity() {}

  /** Names of things, and what they are or the beginning of their SHA-256. */
  static Map<String, String> of(Bound bound) {
    var identity = new LinkedHashMap<String, String>();
    files(bound).forEach((name, text) -> identity.put(FILE + name, digest(text)));
    new TreeMap<>(bound.parameters()).forEach((name, value) -> identity.put("parameter " + name, shown(value)));
    bound.groups().forEach((group, nodes) -> {
      identity.put("group " + group, String.join(" ", nodes.stream().map(Value.NodeRef::name).toList()));
      nodes.forEach(node -> identity.put("node " + node.name(), shown(node)));
    });
    identity.put("limit", bound.limit().map(limit -> String.join(" ", new TreeSet<>(limit))).orElse("none"));
    return identity;
  }

  /** The user's own files. */
  static Sources sources(Bound bound) {
    var files = files(bound);
    files.keySet().removeIf(RunIdentity::isOfLibrary);
    return new Sources(files);
  }

  /** By name, the text of everything that is run: the user's files, and those of the library that they use. */
  static Map<String, String> files(Bound bound) {
    var files = new TreeMap<String, String>();
    collect(bound.program().module(), files, new LinkedHashSet<>());
    return files;
  }

  /** One sentence for each thing that differs from what the run began with. */
  static List<String> differences(Map<String, String> before, Sources sources, Bound bound) {
    var now = of(bound);
    var files = files(bound);
    var names = new LinkedHashSet<>(before.keySet());
    names.addAll(now.keySet());
    return names.stream().filter(name -> !Objects.equals(before.get(name), now.get(name))).map(name -> {
      if (!before.containsKey(name)) {
        return name + " is new";
      }
      if (!now.containsKey(name)) {
        return name + " is gone";
      }
      if (name.startsWith(FILE)) {
        var file = name.substring(FILE.length());
        return name + " was changed" + sources.difference(file, files.get(file)).map(line -> ": " + line).orElse("");
      }
      return name + " was `" + before.get(name) + "`, is `" + now.get(name) + "`";
    }).toList();
  }

  private static void collect(CheckedModule module, Map<String, String> files, Set<CheckedModule> seen) {
    if (!seen.add(module)) {
      return;
    }
    add(module.unit().span().file(), files);
    module.functions().values().forEach(function -> add(function.declaration().span().file(), files));
    module.uses().values().forEach(used -> collect(used, files, seen));
  }

  private static void add(SourceFile file, Map<String, String> files) {
    files.put(file.name(), file.text());
  }

  private static String shown(Value value) {
    return switch (value) {
      case Value.Secret secret -> "<hidden>";
      case Value.NodeRef node -> {
        var variables = new TreeMap<String, String>();
        node.variables().forEach((name, variable) -> variables.put(name, shown(variable)));
        yield node.address().host() + node.address().port().map(port -> ":" + port).orElse("") + " " + variables;
      }
      case Value.Items(var items) -> items.stream().map(RunIdentity::shown).toList().toString();
      default -> value.show();
    };
  }

  static boolean isOfLibrary(String file) {
    return file.startsWith("stdlib/");
  }

  private static String digest(String text) {
    return digest(text.getBytes(StandardCharsets.UTF_8)).substring(0, DIGITS);
  }

  /** The SHA-256, in hexadecimal digits. */
  static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
