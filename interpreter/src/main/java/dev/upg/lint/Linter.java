package dev.upg.lint;

import dev.upg.diagnostic.Code;
import dev.upg.source.SourceFile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks at checked files by all rules that the settings have. Of a file it keeps nothing. Not thread-safe. */
public final class Linter {
  private final List<Rule> rules;
  private final LocalDate today;
  private final LibraryFacts library;
  private final Map<Settings, Listeners> listeners = new HashMap<>();

  /** @param today by which an allowance is over or not */
  public Linter(List<Rule> rules, LocalDate today) {
    this(rules, today, LibraryFacts.NONE);
  }

  /** @param library what is known of its functions */
  public Linter(List<Rule> rules, LocalDate today, LibraryFacts library) {
    this.rules = rules;
    this.today = today;
    this.library = library;
  }

  /** What commands of a file say; what a shell checker is shown. */
  public Functions functions() {
    return new Functions(library);
  }

  /** What was found and isn't allowed, by place. */
  public List<Finding> lint(Subject subject, Settings settings) {
    var found = new ArrayList<>(subject.found());
    var place = new Place(subject.module(), subject.program(), functions(), subject.fleet(), found);
    new Walk(listeners.computeIfAbsent(settings, this::listeners), place).file();
    var byCode = rules.stream().collect(Collectors.toMap(Rule::code, rule -> rule));
    var weighed = found.stream().filter(finding -> settings.has(byCode.get(finding.diagnostic().code())))
        .map(finding -> finding.with(settings.severity(byCode.get(finding.diagnostic().code())))).toList();
    return allowed(subject, settings, weighed).stream().distinct().sorted(byPlace()).toList();
  }

  private Listeners listeners(Settings settings) {
    var all = new Listeners();
    rules.stream().filter(settings::has).forEach(rule -> rule.listen(all));
    return all;
  }

  private List<Finding> allowed(Subject subject, Settings settings, List<Finding> found) {
    var result = new ArrayList<>(found);
    var active = rules.stream().filter(settings::has).map(Rule::code).collect(Collectors.toSet());
    var known = rules.stream().map(Rule::code).collect(Collectors.toSet());
    files(subject).forEach(file -> {
      var allowances = Allowances.of(file, subject.module().unit(), known, today);
      var kept = allowances.filter(result, active);
      result.clear();
      result.addAll(kept);
    });
    return result;
  }

  /** A module of the library may have several. */
  private static Set<SourceFile> files(Subject subject) {
    var unit = subject.module().unit();
    var files = new LinkedHashSet<>(Set.of(unit.span().file()));
    unit.declarations().forEach(declaration -> files.add(declaration.span().file()));
    return files;
  }

  private static Comparator<Finding> byPlace() {
    return Comparator
        .comparing((Finding finding) -> finding.diagnostic().at().map(label -> label.span().file().name()).orElse(""))
        .thenComparing(finding -> finding.diagnostic().at().map(label -> label.span().start()).orElse(-1))
        .thenComparing(finding -> finding.diagnostic().code()).thenComparing(finding -> finding.diagnostic().title());
  }

  /** A rule's code by the word or number that a person writes. */
  public static Optional<Code> rule(String written, Set<Code> known) {
    return known.stream().filter(code -> code.word().equals(written) || code.id().equalsIgnoreCase(written))
        .findFirst();
  }

}
