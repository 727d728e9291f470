package dev.upg.inventory;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.diagnostic.Spelling;
import dev.upg.source.SourceFile;
import dev.upg.source.Span;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads one file of Ansible's INI form into a draft. Each wrong line gets its report; the others are read. */
final class IniReader {
  private static final Pattern SECTION = Pattern.compile("\\[([^:\\]\\s]+)(?::(\\w+))?]\\s*(?:#.*)?");
  private static final Pattern GROUP_NAME = Pattern.compile("([^:\\]\\s]+)\\s*(?:#.*)?");

  private enum Kind {
    HOSTS, CHILDREN, VARS
  }

  private final SourceFile file;
  private final Draft draft;
  private final Diagnostics diagnostics;
  private final Map<String, Span> declared = new LinkedHashMap<>();
  private final Map<String, Span> onlyVars = new LinkedHashMap<>();
  private final Map<Span, String> childLines = new LinkedHashMap<>();
  private DraftGroup group;
  private Kind kind = Kind.HOSTS;

  IniReader(SourceFile file, Draft draft, Diagnostics diagnostics) {
    this.file = file;
    this.draft = draft;
    this.diagnostics = diagnostics;
    this.group = draft.group(Draft.UNGROUPED);
  }

  void read() {
    var before = List.copyOf(draft.groups.keySet());
    var parents = new LinkedHashMap<Span, DraftGroup>();
    for (int number = 1; number <= file.lineCount(); number++) {
      var raw = file.lineText(number);
      var line = raw.strip();
      if (line.isEmpty() || line.charAt(0) == '#' || line.charAt(0) == ';') {
        continue;
      }
      int start = file.lineStart(number) + raw.indexOf(line.charAt(0));
      var at = new Span(file, start, start + line.length());
      if (isSection(line)) {
        section(line, at);
        continue;
      }
      switch (kind) {
        case HOSTS -> host(line, at);
        case VARS -> variable(line, at);
        case CHILDREN -> child(line, at, parents);
      }
    }
    childLines.forEach((at, child) -> {
      if (before.contains(child) || declared.containsKey(child)) {
        draft.nest(parents.get(at), draft.group(child), at);
      } else {
        unknownGroup(child, at, "There is no group `" + child + "`", "not a section of this file",
            "Add a section `[" + child + "]`, or remove this line.");
      }
    });
    onlyVars.forEach((name, at) -> {
      if (!before.contains(name) && !declared.containsKey(name) && !childLines.containsValue(name)) {
        unknownGroup(name, at, "`[" + name + ":vars]` is for a group that isn't there", "no section `[" + name + "]`",
            "Add a section `[" + name + "]` with its hosts, or remove this one.");
      }
    });
  }

  /** A host line may begin with a range: {@code [a:c].example.com}. */
  private static boolean isSection(String line) {
    return line.startsWith("[") && (SECTION.matcher(line).matches() || line.endsWith("]") || line.indexOf(']') < 0);
  }

  private void section(String line, Span at) {
    var match = SECTION.matcher(line);
    if (!match.matches()) {
      guess(line, at);
      report(at, "`" + line + "` isn't a section",
          line.indexOf(']') < 0
              ? "no closing `]`"
              : "a name without spaces is wanted, or `name:children`, or `name:vars`",
          "Write `[group]`, `[group:children]` or `[group:vars]`.");
      return;
    }
    var name = match.group(1);
    var type = match.group(2) == null ? "hosts" : match.group(2);
    switch (type) {
      case "hosts" -> kind = Kind.HOSTS;
      case "children" -> kind = Kind.CHILDREN;
      case "vars" -> kind = Kind.VARS;
      default -> {
        kind = type.startsWith("v") ? Kind.VARS : type.startsWith("c") ? Kind.CHILDREN : Kind.HOSTS;
        int start = at.start() + match.start(2);
        report(new Span(file, start, start + type.length()), "There are no sections of the kind `" + type + "`",
            "expected `children` or `vars`",
            "Write `[" + name + "]` for hosts, `[" + name + ":children]` for groups, `[" + name
                + ":vars]` for variables.");
      }
    }
    group = draft.group(name);
    if (kind == Kind.VARS) {
      onlyVars.putIfAbsent(name, at);
    } else {
      declared.putIfAbsent(name, at);
    }
  }

  /** After a wrong header: takes the likely section, so that its lines are checked too and nothing is told twice. */
  private void guess(String line, Span at) {
    var name = line.replaceAll("[\\[\\]]", "").replaceAll("[:\\s].*", "");
    group = draft.group(name.isEmpty() ? Draft.UNGROUPED : name);
    declared.putIfAbsent(group.name, at);
    kind = line.contains(":vars") ? Kind.VARS : line.contains(":children") ? Kind.CHILDREN : Kind.HOSTS;
  }

  private void host(String line, Span at) {
    var split = ShellWords.split(line);
    if (split.unclosed().isPresent()) {
      int place = at.start() + split.unclosed().get();
      boolean quote = file.text().charAt(place) != '\\';
      report(new Span(file, place, place + 1), quote ? "A quote isn't closed" : "A backslash ends the line",
          quote ? "opened here and not closed on this line" : "nothing follows that it could stand before",
          quote
              ? "Close the quote; a quote that is part of the value is written in the other kind of quotes."
              : "Write `\\\\` for a backslash, or put the value in single quotes.");
      return;
    }
    split.cutAt().ifPresent(cut -> diagnostics.add(Diagnostic
        .warning(Code.INVENTORY_SYNTAX, "`#` begins a comment in the middle of a word",
            new Span(file, at.start() + cut, at.end()), "all this is a comment, as in Ansible")
        .help("Put quotes around a value with `#`, or a space before a comment.")));
    var words = split.words();
    if (words.isEmpty()) {
      return;
    }
    var first = words.getFirst();
    var firstSpan = span(at, first.start(), first.end());
    if (first.valueStart() >= 0 && words.size() == 1) {
      report(firstSpan, "`" + first.text() + "` stands where a host is wanted", "expected a host name",
          "Write variables after a host, or in a section `[" + group.name + ":vars]`.");
      return;
    }
    var pattern = HostPattern.parse(first.text(), firstSpan, diagnostics);
    var settings = new LinkedHashMap<String, Setting>();
    pattern.flatMap(HostPattern::port)
        .ifPresent(
            port -> settings.put("ansible_port", Setting.of("ansible_port", java.util.Optional.of(port), firstSpan)));
    for (var word : words.subList(1, words.size())) {
      int equals = word.text().indexOf('=');
      if (equals < 1) {
        report(span(at, word.start(), word.end()), "`" + word.text() + "` isn't `key=value`",
            equals == 0 ? "no name before `=`" : "expected `key=value`",
            "Write one host per line, its variables as `key=value` without spaces around `=`.");
        continue;
      }
      var name = word.text().substring(0, equals);
      int valueStart = word.valueStart() < 0 || word.valueStart() == word.end() ? word.start() : word.valueStart();
      settings.put(name, setting(name, word.text().substring(equals + 1), span(at, valueStart, word.end())));
    }
    pattern.ifPresent(hosts -> hosts.names().forEach(name -> {
      var node = draft.node(name, firstSpan);
      group.add(node);
      node.settings.putAll(settings);
    }));
  }

  private void variable(String line, Span at) {
    int equals = line.indexOf('=');
    var name = equals < 0 ? "" : line.substring(0, equals).strip();
    if (name.isEmpty() || name.chars().anyMatch(Character::isWhitespace)) {
      report(at, "A variable of `" + group.name + "` has no `key=value` form",
          equals < 0 ? "no `=`" : name.isEmpty() ? "no name before `=`" : "the name has a space",
          "Write one variable per line: `key=value`. Hosts go to `[" + group.name + "]`.");
      return;
    }
    var value = line.substring(equals + 1).strip();
    int start = line.length() - value.length();
    draft.set(group, setting(name, value, value.isEmpty() ? at : span(at, start, line.length())));
  }

  private void child(String line, Span at, Map<Span, DraftGroup> parents) {
    var match = GROUP_NAME.matcher(line);
    if (!match.matches()) {
      report(at, "`" + line + "` isn't the name of a group", "expected one name",
          "In `[" + group.name + ":children]` write one group per line, without variables.");
      return;
    }
    var place = span(at, 0, match.end(1));
    parents.put(place, group);
    childLines.put(place, match.group(1));
  }

  private static Setting setting(String name, String text, Span at) {
    var literal = PythonLiteral.parse(text);
    return Setting.of(name, literal.isPresent() ? literal.get().value() : java.util.Optional.of(text), at);
  }

  private void unknownGroup(String name, Span at, String title, String label, String help) {
    report(at, title, Spelling.label(name, declared.keySet(), label), help);
  }

  private Span span(Span line, int start, int end) {
    return new Span(file, line.start() + start, line.start() + end);
  }

  private void report(Span at, String title, String label, String help) {
    diagnostics.add(Diagnostic.error(Code.INVENTORY_SYNTAX, title, at, label).help(help));
  }
}
