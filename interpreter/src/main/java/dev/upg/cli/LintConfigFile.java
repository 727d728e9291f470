package dev.upg.cli;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.diagnostic.Severity;
import dev.upg.diagnostic.Spelling;
import dev.upg.lint.Linter;
import dev.upg.lint.Profile;
import dev.upg.lint.Rule;
import dev.upg.lint.rule.Rules;
import dev.upg.source.SourceFile;
import dev.upg.source.Span;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

import java.io.StringReader;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/** Reads {@code .upg-lint.yml}, and tells each mistake where it stands. */
final class LintConfigFile {
  private static final Set<Code> KNOWN = Rules.ALL.stream().map(Rule::code).collect(Collectors.toSet());

  private final SourceFile file;
  private final Diagnostics diagnostics;

  private LintConfigFile(SourceFile file, Diagnostics diagnostics) {
    this.file = file;
    this.diagnostics = diagnostics;
  }

  /** @return usable only when {@code diagnostics} has no errors after */
  static LintConfig read(Path path, Path directory, Diagnostics diagnostics) {
    var folder = Optional.ofNullable(directory.resolve(path).toAbsolutePath().getParent()).orElse(directory);
    return SourceFiles.read(path, directory, diagnostics)
        .map(file -> new LintConfigFile(file, diagnostics).config(folder)).orElse(LintConfig.NONE);
  }

  private LintConfig config(Path folder) {
    try {
      var root = new Yaml(new LoaderOptions()).compose(new StringReader(file.text()));
      if (root == null) {
        return LintConfig.NONE;
      }
      var all = mapping(root, List.of("profile", "strict", "max-warnings", "rules", "paths"));
      return new LintConfig(folder, Optional.ofNullable(all.get("profile")).flatMap(this::profile),
          Optional.ofNullable(all.get("strict")).map(this::isTrue).orElse(false),
          Optional.ofNullable(all.get("max-warnings")).flatMap(this::number),
          Optional.ofNullable(all.get("rules")).map(this::rules).orElse(Map.of()),
          Optional.ofNullable(all.get("paths")).map(this::paths).orElse(List.of()));
    } catch (MarkedYAMLException e) {
      report("This isn't YAML", e.getProblemMark(), e.getProblem(), "");
      return LintConfig.NONE;
    }
  }

  private List<LintConfig.PathRules> paths(Node node) {
    var paths = new ArrayList<LintConfig.PathRules>();
    if (!(node instanceof SequenceNode list)) {
      report("`paths` is a list", node, "a list is wanted", "Write `- files: legacy/**`, and below it `rules:`.");
      return paths;
    }
    for (var item : list.getValue()) {
      var all = mapping(item, List.of("files", "profile", "rules"));
      if (all.get("files") == null) {
        report("This says nothing of files", item, "`files` is missing", "Add `files: legacy/**`.");
      } else {
        glob(all.get("files")).ifPresent(glob -> paths.add(new LintConfig.PathRules(glob,
            Optional.ofNullable(all.get("profile")).flatMap(this::profile),
            Optional.ofNullable(all.get("rules")).map(this::rules).orElse(Map.of()))));
      }
    }
    return paths;
  }

  private Optional<PathMatcher> glob(Node node) {
    try {
      return Optional.of(FileSystems.getDefault().getPathMatcher("glob:" + text(node)));
    } catch (PatternSyntaxException e) {
      report("This is no pattern of files", node, e.getDescription(), "Write it like `legacy/**` or `*.upg`.");
      return Optional.empty();
    }
  }

  private Map<Code, Optional<Severity>> rules(Node node) {
    var rules = new HashMap<Code, Optional<Severity>>();
    if (!(node instanceof MappingNode mapping)) {
      report("`rules` maps rules to severities", node, "write `kill-9: error`", "");
      return rules;
    }
    for (var entry : mapping.getValue()) {
      var written = text(entry.getKeyNode());
      var rule = Linter.rule(written, KNOWN);
      if (rule.isEmpty()) {
        report("There is no rule `" + written + "`", entry.getKeyNode(),
            Spelling.label(written, KNOWN.stream().map(Code::word).toList(), "not a rule of lint"),
            "`upg lint --rules` lists them.");
      } else {
        severity(entry.getValueNode()).ifPresent(severity -> rules.put(rule.get(), severity));
      }
    }
    return rules;
  }

  private Optional<Optional<Severity>> severity(Node node) {
    return switch (text(node)) {
      case "error" -> Optional.of(Optional.of(Severity.ERROR));
      case "warning" -> Optional.of(Optional.of(Severity.WARNING));
      case "off" -> Optional.of(Optional.empty());
      default -> {
        report("`" + text(node) + "` is no severity", node, "error, warning or off", "");
        yield Optional.empty();
      }
    };
  }

  private Optional<Profile> profile(Node node) {
    var found = Profile.of(text(node));
    if (found.isEmpty()) {
      report("There is no profile `" + text(node) + "`", node, "essential, standard or strict", "");
    }
    return found;
  }

  private boolean isTrue(Node node) {
    if (!text(node).equals("true") && !text(node).equals("false")) {
      report("`strict` is true or false", node, "this is `" + text(node) + "`", "");
    }
    return text(node).equals("true");
  }

  private Optional<Integer> number(Node node) {
    if (!text(node).matches("\\d{1,6}")) {
      report("`max-warnings` is a number", node, "0 or more is wanted", "");
      return Optional.empty();
    }
    return Optional.of(Integer.parseInt(text(node)));
  }

  private Map<String, Node> mapping(Node node, List<String> known) {
    var all = new LinkedHashMap<String, Node>();
    if (!(node instanceof MappingNode mapping)) {
      report("Settings map names to values", node, "write `" + known.getFirst() + ": …`", "");
      return all;
    }
    var seen = new HashSet<String>();
    for (var entry : mapping.getValue()) {
      var name = text(entry.getKeyNode());
      if (!known.contains(name)) {
        report("There is no setting `" + name + "`", entry.getKeyNode(), Spelling.label(name, known, "not known here"),
            "Known here: " + String.join(", ", known) + ".");
      } else if (!seen.add(name)) {
        report("`" + name + "` is set twice", entry.getKeyNode(), "here again", "Leave one of them out.");
      } else {
        all.put(name, entry.getValueNode());
      }
    }
    return all;
  }

  private static String text(Node node) {
    return node instanceof ScalarNode scalar ? scalar.getValue() : "…";
  }

  private void report(String title, Node node, String label, String help) {
    report(title, node.getStartMark(), label, help);
  }

  private void report(String title, Mark mark, String label, String help) {
    int line = Math.min(mark.getLine() + 1, file.lineCount());
    int start = Math.min(file.lineStart(line) + mark.getColumn(), file.text().length());
    int end = Math.max(start, Math.min(file.text().length(), file.lineStart(line) + file.lineText(line).stripTrailing()
        .length()));
    var error = Diagnostic.error(Code.LINT_SETTINGS, title, new Span(file, start, end), label);
    diagnostics.add(help.isEmpty() ? error : error.help(help));
  }
}
