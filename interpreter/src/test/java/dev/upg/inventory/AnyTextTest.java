package dev.upg.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.upg.diagnostic.Diagnostics;
import dev.upg.source.SourceFile;
import dev.upg.source.Span;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.nio.file.Path;

/** No text makes the readers throw, and whatever is reported can be printed. */
class AnyTextTest {
  @Property(tries = 2000)
  void iniNeverThrows(@ForAll("ini") String text) {
    read(new SourceFile("hosts.ini", text));
  }

  @Property(tries = 2000)
  void yamlNeverThrows(@ForAll("yaml") String text) {
    read(new SourceFile("hosts.yml", text));
  }

  @Property
  void plainTextNeverThrows(@ForAll String text) {
    read(new SourceFile("hosts", text));
    read(new SourceFile("hosts.yml", text));
  }

  @Property
  void literalsNeverThrow(@ForAll("literals") String text) {
    PythonLiteral.parse(text);
  }

  @Property
  void wholeNumbersReadBack(@ForAll long number) {
    assertEquals(number, PythonLiteral.parse(String.valueOf(number)).orElseThrow().value().orElseThrow());
  }

  @Property
  void wordsInSingleQuotesStayWhole(@ForAll String text) {
    var quoted = "'" + text.replace("'", "'\"'\"'") + "'";
    var words = ShellWords.split(quoted).words();
    assertEquals(1, words.size());
    assertEquals(text, words.getFirst().text());
  }

  private static void read(SourceFile file) {
    var diagnostics = new Diagnostics();
    var draft = new Draft(diagnostics);
    InventoryFile.read(file, draft, diagnostics);
    new Resolver(draft, new VariableFiles(Path.of("no/such/folder"), diagnostics), diagnostics)
        .resolve(new Span(file, 0, 0));
    InventoryText.of(diagnostics);
  }

  @Provide
  Arbitrary<String> ini() {
    return pieces("[", "]", "[a]", "[a:children]", "[b:vars]\n", "[all:vars]\n", "\n", "\n", "\n", " ", "a", "b",
        "db[1:3]", "[a:c]",
        "=", "x=1", "y=\"", "'", "\\", "#", ";", ":", "22", "{{ x }}", "ansible_port=", "ansible_host=",
        "ansible_connection=local",
        "ansible_ssh_private_key_file=", "ansible_group_priority=", "\r\n", "\t", "ü", "🚀", "\u0000", "../",
        "localhost", "(1,", "{'a':");
  }

  @Provide
  Arbitrary<String> yaml() {
    return pieces("all:", "hosts:", "children:", "vars:", "\n", "\n", "\n  ", "\n    ", "\n      ", " ", "a:", "b: ",
        "- ", "{", "}", "[", "]",
        ",", "&x ", "*x", "<<: ", "!vault ", "!!int ", "!!binary ", "'", "\"", "|", ">-", "? ", "1", "2.5", "yes", "0x",
        "09", "1:99999999999999999999",
        "99999999999999999999", "_meta:", "hostvars:", "ansible_port: ", "ansible_become: ", "#", "---", "...",
        "%YAML 1.1", "\t", "ü", "🚀", "\u0000", "\u0007");
  }

  @Provide
  Arbitrary<String> literals() {
    return pieces("[", "]", "(", ")", "{", "}", ",", ":", "'", "\"", "\\", "x41", "u12", "N{", "0", "1", "9", "0x",
        "0b", "_", ".", "e", "+", "-", "True",
        "None", "b", "r", "'''", "#", " ", "ü");
  }

  private static Arbitrary<String> pieces(String... pieces) {
    return Arbitraries.of(pieces).list().ofMaxSize(40).map(list -> String.join("", list));
  }
}
