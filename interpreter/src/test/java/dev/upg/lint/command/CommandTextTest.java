package dev.upg.lint.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.upg.diagnostic.Diagnostics;
import dev.upg.parse.Parser;
import dev.upg.source.SourceFile;
import dev.upg.tree.Expression;
import dev.upg.tree.SourceUnit;
import dev.upg.tree.Statement;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.stream.Collectors;

/** Commands as a shell reads them, and where their words stand in the playbook. */
final class CommandTextTest {
  @ParameterizedTest
  @CsvSource(delimiterString = "=>", quoteCharacter = '~', textBlock = """
      ./kv restart => [./kv restart]
      A=1 B="x y" cmd a => [cmd a]
      a && b || c; d & e => [a]AND [b]OR [c]SEQUENCE [d]BACKGROUND [e]
      a x|b >f 2>&1|c => [a x]PIPE [b]PIPE [c]
      if a; then b; else c; fi => [a]?SEQUENCE [b]SEQUENCE [c]SEQUENCE
      ! a && b => [a]?AND [b]
      while read x; do a $x; done < f => [read x]?SEQUENCE [a $x]1SEQUENCE
      for x in 1 2 3; do rm $x; done => [rm $x]1SEQUENCE
      for x in 1; do a; done; b => [a]1SEQUENCE [b]
      case $x in a|b) c ;; *) d ;; esac; e => [c]SEQUENCE [d]SEQUENCE [e]
      echo "$(a | b) c" 'd; e' # f; g => [a]PIPE [b] [echo $(a | b) c d; e]
      x=$(a b); c => [a b] [c]
      echo `a b` => [a b] [echo `a b`]
      (a; b) && c => [a]SEQUENCE [b]SEQUENCE [c]
      a \\; b => [a ; b]
      f() { a; }; f => [f]SEQUENCE [a]SEQUENCE [f]
      echo ' => [echo ]
      echo $( => [echo $(]
      a ${b} c => [a _ c]
      a "x${b}"/* => [a x_/*]
      """)
  void reads(String text, String wanted) {
    var command = command("\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"");
    assertEquals(wanted, command.commands().stream().map(CommandTextTest::shown)
        .collect(Collectors.joining(" ")));
  }

  @Property
  void everyTextIsRead(@ForAll @CharRange(from = ' ', to = '~') String text) {
    new ShellReader(text).read().forEach(one -> assertEquals(true, one.end() <= text.length() && one.start() >= 0));
  }

  @Property
  void whatShellsTakeApartIsRead(@ForAll @Chars({'"', '\'', '$', '(', ')', '`', ' ', '\n', ';', '|',
      '<', '>', '&', 'a', '#', '\\', '{', '}'}) String text) {
    new ShellReader(text).read().forEach(one -> assertEquals(true, one.end() <= text.length() && one.start() >= 0));
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "=>", quoteCharacter = '~', textBlock = """
      "rm -r ${a.b} c" => ${a.b}
      "say \\"x\\" ${a} word" => word
      "a\\tb word" => word
      \"""a word\""" => word
      """)
  void wordsStandWhereTheyWereWritten(String written, String word) {
    assertPlace(command(written), word);
  }

  @ParameterizedTest
  @CsvSource({"word", "${a}", "second"})
  void soDoThoseOfManyLines(String word) {
    assertPlace(command("\"\"\"\n    first ${a}\n      second\n\n    # a\n    third word\n    \"\"\""), word);
  }

  private static void assertPlace(CommandText command, String word) {
    var found = command.commands().stream().flatMap(one -> one.words().stream()).map(one -> command.span(one).text())
        .toList();
    assertEquals(true, found.contains(word), () -> found.toString());
  }

  private static String shown(ShellCommand one) {
    return one.words().stream().map(ShellWord::text).map(text -> text.replaceAll("[\\uE000-\\uEFFF]", "_"))
        .collect(Collectors.joining(" ", "[", "]")) + (one.condition() ? "?" : "")
        + (one.loops() > 0 ? one.loops() : "")
        + (one.after() == ShellCommand.Joint.NONE ? "" : one.after());
  }

  private static CommandText command(String written) {
    var diagnostics = new Diagnostics();
    var text = "playbook \"p\"\nremote n " + written + "\n";
    var unit = Parser.parse(new SourceFile("p.upg", text), diagnostics);
    assertEquals(java.util.List.of(), diagnostics.sorted());
    var statement = (Statement.Evaluate) ((SourceUnit.Playbook) unit.orElseThrow()).statements().getFirst();
    return new CommandText((Expression.RemoteCommand) statement.expression());
  }
}
