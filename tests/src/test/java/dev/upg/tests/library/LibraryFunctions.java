package dev.upg.tests.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The functions of a database's modules: what each calls and says of itself. */
public final class LibraryFunctions {
  private static final Pattern DECLARED = Pattern
      .compile("(?m)^(?:fun|probe|action|scope) ([a-z_]+)(\\([\\s\\S]*?^})");
  private static final Pattern COMMENTED = Pattern.compile("(?m)((?:^##.*\\n)*)^(fun|probe|action|scope) ([a-z_]+)\\(");
  private static final Pattern CALLED = Pattern.compile("\\b([a-z_]+)\\(");

  /** @param kind {@code fun}, {@code probe}, {@code action} or {@code scope}; {@code doc} its comment, empty where it has none */
  public record Function(String module, String kind, String name, String doc) {}

  private final Map<String, String> texts = new TreeMap<>();

  /** @param database its folder in the library */
  public LibraryFunctions(String database) throws IOException {
    var folder = Path.of(System.getProperty("upg.root"), "stdlib/src/main/resources/upg", database);
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) {
        texts.put(file.getFileName().toString(), Files.readString(file));
      }
    }
  }

  private static String module(String text) {
    return Pattern.compile("(?m)^module (\\S+)$").matcher(text).results().findFirst().orElseThrow().group(1);
  }

  /** Those of these modules, of all when none is named. */
  public List<Function> declared(String... modules) {
    var all = new ArrayList<Function>();
    texts.values().stream().filter(text -> modules.length == 0 || List.of(modules).contains(module(text)))
        .forEach(text -> COMMENTED.matcher(text).results().forEach(
            found -> all.add(new Function(module(text), found.group(2), found.group(3), found.group(1)))));
    return all;
  }

  /**
   * What each function of the modules is covered by, as cases name it or as a part of a function that is.
   *
   * @param cases texts of cases, each with what it holds for
   */
  public <G extends Enum<G>> Map<String, Set<G>> covered(Map<String, Set<G>> cases, Class<G> generations) {
    var covered = new HashMap<String, Set<G>>();
    cases.forEach((text, held) -> cover(covered, text, held, generations));
    var bodies = new TreeMap<String, String>();
    texts.values().forEach(text -> DECLARED.matcher(text).results()
        .forEach(function -> bodies.merge(function.group(1), function.group(2), String::concat)));
    for (var round = 0; round < bodies.size(); round++) {
      bodies.forEach((name, body) -> cover(covered, body, covered.getOrDefault(name, Set.of()), generations));
    }
    return covered;
  }

  private static <G extends Enum<G>> void cover(Map<String, Set<G>> covered, String text, Collection<G> held,
      Class<G> generations) {
    CALLED.matcher(text).results().forEach(call -> covered
        .computeIfAbsent(call.group(1), name -> EnumSet.noneOf(generations)).addAll(held));
  }
}
