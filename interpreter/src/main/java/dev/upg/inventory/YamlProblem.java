package dev.upg.inventory;

import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** What YAML's parser found wrong, in words for people who write inventories. */
record YamlProblem(String label, String help) {
  static YamlProblem of(MarkedYAMLException e) {
    var said = String.valueOf(e.getProblem());
    var context = String.valueOf(e.getContext());
    if (said.contains("TAB")) {
      return new YamlProblem("a tab", "Indent with spaces: YAML allows no tabs.");
    }
    if (said.contains("mapping values are not allowed")) {
      return new YamlProblem("this `:` is not expected here",
          "Put quotes around a value with `: `, or look at the indentation of this line and the one before.");
    }
    if (said.contains("could not find expected ':'")) {
      return new YamlProblem("the line before has no `:`", "Write `name:` or `name: value`.");
    }
    if (said.contains("undefined alias")) {
      return new YamlProblem("nothing above has this anchor",
          "Define it with `&name` above, or quote a value that begins with `*`.");
    }
    if (said.contains("unexpected end of stream") || said.contains("<stream end>")) {
      return new YamlProblem("the file ends here, but something is still open",
          "Close the quote or bracket opened above.");
    }
    if (context.contains("flow")) {
      return new YamlProblem("not expected inside `[…]` or `{…}`",
          "Separate by `,` and close the bracket; put quotes around a value that begins with `{` or `[`.");
    }
    if (said.contains("expected <block end>") || said.contains("sequence entries are not allowed")) {
      return new YamlProblem("this doesn't fit the lines above",
          "Look at the indentation: keys of one mapping begin in the same column.");
    }
    if (said.contains("cannot start any token")) {
      return new YamlProblem("no value can begin with this character", "Put quotes around the value.");
    }
    if (said.contains("but found another document")) {
      return new YamlProblem("a second document begins here",
          "Keep one document in a file: remove the `---` in the middle.");
    }
    if (said.contains("recursive")) {
      return new YamlProblem("this holds itself", "Write the part out instead of the alias.");
    }
    return new YamlProblem(said.contains("<") ? "this doesn't fit here" : said,
        "Look at the indentation and the quotes around this place.");
  }

  /** Limits against files made to fill the memory. */
  static String limit(YAMLException e, int nesting) {
    return String.valueOf(e.getMessage()).contains("aliases")
        ? "more than 1000 aliases (`*name`)"
        : "nested deeper than " + nesting + " levels";
  }
}
