package dev.upg.lint;

import dev.upg.source.SourceFile;
import dev.upg.source.Span;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A comment that speaks to lint: {@code # upg: allow …}, {@code # upg: window 4h}.
 *
 * @param word the first one behind the colon
 * @param rest what follows it
 * @param alone whether nothing else stands in its line: then it is about what follows
 */
public record Directive(Span span, String word, String rest, boolean alone) {
  private static final Pattern FORM = Pattern.compile("(?:^|(?<=\\s))# upg:[ \\t]*(\\S*)[ \\t]*(.*)$");

  /** All of a file, in the order written. */
  public static List<Directive> of(SourceFile file) {
    var found = new ArrayList<Directive>();
    var text = file.text();
    for (int at = text.indexOf("# upg:"); at >= 0; at = text.indexOf("# upg:", at + 1)) {
      int line = file.line(at);
      var content = file.lineText(line);
      var matcher = FORM.matcher(content);
      int start = file.lineStart(line);
      if (matcher.find() && start + matcher.start() == at) {
        found.add(new Directive(new Span(file, at, start + content.stripTrailing().length()), matcher.group(1),
            matcher.group(2).strip(), content.substring(0, matcher.start()).isBlank()));
      }
    }
    return found;
  }
}
