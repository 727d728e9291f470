package dev.upg.lint.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.upg.diagnostic.Diagnostics;
import dev.upg.parse.Parser;
import dev.upg.source.SourceFile;
import dev.upg.tree.Expression;
import dev.upg.tree.Node;
import dev.upg.tree.SourceUnit;
import dev.upg.tree.Statement;
import dev.upg.tree.WaitUntil;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What is known is the set of paths, each as the letters that were said on it. */
final class PathsTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      do a(); do b()                                         | ab          |    | a ab
      if c { do a() } else { do b() }                        | a b         |    | '' a b
      if c { do a() }                                        | '' a        |    | '' a
      if c { fail "x" }; do a()                              | a           |    | '' a
      fail "x"; do a()                                       |             |    | ''
      return; do a()                                         |             | '' |
      if c { return }; do a()                                | a           | '' | '' a
      try { do a() } rescue e { do b() }                     | a ab        |    | ab
      try { do a() } always { do b() }                       | ab          |    | ab
      try { return } always { do b() }                       |             | b  | b
      try { fail "x" } rescue e { do a() } always { do b() } | ab          |    | ab
      foreach x in l { do a() }                              | a aa aaa    |    | '' a aa aaa
      foreach x in l { if x { return }; do a() }             | a aa aaa    | '' a aa aaa | '' a aa aaa
      wait until w timeout 1m; do a()                        | wa          |    | '' wa
      wait until w timeout 1m else { do b() }                | b w         |    | '' b
      wait until w timeout 1m else { fail "x" }              | w           |    | ''
      wait until w timeout 1m repeating { do a() }           | aw w        |    | '' a
      wait until w timeout 1m repeating { return }           | w           | '' | ''
      ensure h { do a() }                                    | ah h        |    | '' a
      step "s" { do a() }                                    | a           |    | a
      guard g every 1s { do a() }                            | a           |    | '' a
      with s(), t() { do a() }                               | staz        |    | staz stz
      with s() { fail "x" }                                  |             |    | sz
      with s() { return }                                    |             | sz | sz
      """)
  void ends(String program, String normal, String returned, String failed) {
    var ends = new Paths<>(new Letters()).follow(statements(program), new TreeSet<>(Set.of("")));
    assertEquals(paths(normal), ends.normal().map(PathsTest::text).orElse(""), "at the end");
    assertEquals(paths(returned), ends.returned().map(PathsTest::text).orElse(""), "at a return");
    assertEquals(paths(failed), ends.failed().map(PathsTest::text).orElse(""), "at a failure");
  }

  private static java.util.List<Statement> statements(String program) {
    var diagnostics = new Diagnostics();
    var text = "playbook \"p\"\n" + program.replace("do ", "");
    var unit = Parser.parse(new SourceFile("p.upg", text), diagnostics);
    assertEquals(java.util.List.of(), diagnostics.sorted());
    return ((SourceUnit.Playbook) unit.orElseThrow()).statements();
  }

  private static String paths(String written) {
    return written == null
        ? ""
        : text(new TreeSet<>(java.util.Arrays.stream(written.split(" "))
            .map(path -> path.replace("'", "")).toList()));
  }

  private static String text(Set<String> paths) {
    return paths.stream().map(path -> "'" + path + "'").collect(Collectors.joining(" "));
  }

  /** Up to three letters: a loop has an end for those who go round it. */
  private static final class Letters implements Paths.Meaning<TreeSet<String>> {
    @Override
    public TreeSet<String> after(Node step, TreeSet<String> before) {
      return switch (step) {
        case Statement.Evaluate evaluate ->
          say(((Expression.Call) evaluate.expression()).callee().span().text(), before);
        case Expression.Call scope -> say(scope.callee().span().text(), before);
        case WaitUntil wait -> say(wait.condition().span().text(), before);
        case Statement.Ensure ensure -> say(ensure.condition().span().text(), before);
        case Node ignored -> before;
      };
    }

    @Override
    public TreeSet<String> join(TreeSet<String> one, TreeSet<String> other) {
      var both = new TreeSet<>(one);
      both.addAll(other);
      return both;
    }

    @Override
    public TreeSet<String> left(Statement.With with, TreeSet<String> before) {
      return before.stream().map(path -> path + "z").collect(Collectors.toCollection(TreeSet::new));
    }

    private static TreeSet<String> say(String letter, TreeSet<String> before) {
      return before.stream().map(path -> path.length() < 3 ? path + letter : path)
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
