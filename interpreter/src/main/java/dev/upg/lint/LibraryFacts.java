package dev.upg.lint;

import dev.upg.check.CheckedFunction;
import dev.upg.check.CheckedModule;
import dev.upg.lint.flow.Gate;
import dev.upg.lint.flow.Summary;
import dev.upg.source.SourceFile;

import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the functions of the library do, as far as rules ask, written down so that their bodies needn't be followed for each playbook.
 * It counts only as long as the text of the module and of those it uses is the one that it was written from. Not thread-safe.
 *
 * <pre>
 * module NAME SUM           the sum of the texts
 * FUNCTION WORD… KEY=…      what isn't as in {@link Summary#NOTHING}; of the others nothing is written
 * </pre>
 */
public final class LibraryFacts {
  private static final String MODULE = "module ";

  public static final LibraryFacts NONE = new LibraryFacts(Map.of());

  private final Map<String, OfModule> modules;
  private final Map<CheckedModule, OfModule> fitting = new IdentityHashMap<>();

  /** @param functions the line of each */
  private record OfModule(String sum, Map<String, String> functions) {
    static final OfModule NOTHING = new OfModule("", Map.of());
  }

  private LibraryFacts(Map<String, OfModule> modules) {
    this.modules = modules;
  }

  public static LibraryFacts read(String text) {
    var modules = new HashMap<String, OfModule>();
    var current = OfModule.NOTHING;
    for (var line : text.split("\n")) {
      if (line.startsWith(MODULE)) {
        var words = line.split(" ");
        current = new OfModule(words[2], new HashMap<>());
        modules.put(words[1], current);
      } else {
        current.functions.put(line.substring(0, line.indexOf(' ')), line);
      }
    }
    return new LibraryFacts(modules);
  }

  private static Summary summary(String line) {
    var is = new TreeSet<String>();
    var values = new HashMap<String, String>();
    for (var word : line.split(" ")) {
      int equals = word.indexOf('=');
      if (equals < 0) {
        is.add(word);
      } else {
        values.put(word.substring(0, equals), word.substring(equals + 1));
      }
    }
    return new Summary(is.contains("disrupts"), is.contains("disrupts-within"), gate(values.get("gate")),
        gate(values.get("first-gate")), is.contains("looks"), is.contains("disrupts-unlooked"),
        names(values.get("opens")), names(values.get("closes")));
  }

  private static Gate gate(String word) {
    return word == null ? Gate.NONE : Gate.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static Set<String> names(String list) {
    return list == null ? Set.of() : Set.of(list.split(","));
  }

  /** What is written down of a function; empty when nothing is, or not of this text. */
  Optional<Summary> of(CheckedFunction function) {
    // Of a playbook's own module nothing may be kept here: a process may look at many.
    if (function.isPrivate() || !modules.containsKey(function.module().name())) {
      return Optional.empty();
    }
    var ofModule = fitting.computeIfAbsent(function.module(), this::fitting);
    return ofModule == OfModule.NOTHING
        ? Optional.empty()
        : Optional.of(Optional.ofNullable(ofModule.functions.get(function.signature().name()))
            .map(LibraryFacts::summary).orElse(Summary.NOTHING));
  }

  private OfModule fitting(CheckedModule module) {
    var known = modules.getOrDefault(module.name(), OfModule.NOTHING);
    return known != OfModule.NOTHING && known.sum.equals(sum(module)) ? known : OfModule.NOTHING;
  }

  /** @param modules all of the library, in the order they are to be written */
  public static String write(Collection<CheckedModule> modules) {
    var functions = new Functions(NONE);
    var text = new StringBuilder();
    for (var module : modules) {
      text.append(MODULE).append(module.name()).append(' ').append(sum(module)).append('\n');
      for (var function : module.functions().values()) {
        var shown = function.isPrivate() ? "" : shown(functions.summary(function));
        if (!shown.isEmpty()) {
          text.append(function.signature().name()).append(shown).append('\n');
        }
      }
    }
    return text.toString();
  }

  private static String shown(Summary summary) {
    return word("disrupts", summary.disrupts()) + word("disrupts-within", summary.disruptsWithin())
        + word("looks", summary.looks()) + word("disrupts-unlooked", summary.disruptsUnlooked())
        + value("gate", word(summary.gate())) + value("first-gate", word(summary.firstGate()))
        + value("opens", String.join(",", new TreeSet<>(summary.opens())))
        + value("closes", String.join(",", new TreeSet<>(summary.closes())));
  }

  private static String word(String word, boolean is) {
    return is ? " " + word : "";
  }

  private static String word(Gate gate) {
    return gate == Gate.NONE ? "" : gate.name().toLowerCase(Locale.ROOT);
  }

  private static String value(String key, String value) {
    return value.isEmpty() ? "" : " " + key + "=" + value;
  }

  /** Of the texts of a module and of all that it uses. */
  private static String sum(CheckedModule module) {
    int sum = 0;
    for (var file : files(module, new LinkedHashSet<>())) {
      sum = 31 * sum + file.text().hashCode();
    }
    return Integer.toHexString(sum);
  }

  private static Set<SourceFile> files(CheckedModule module, Set<SourceFile> files) {
    module.unit().declarations().forEach(declaration -> files.add(declaration.span().file()));
    module.uses().values().forEach(used -> files(used, files));
    return files;
  }
}
