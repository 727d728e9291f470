package dev.upg.practice.pegasus.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyJsonTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
      20                       | 20
      true                     | true
      "a b"                    | "a b"
      {"b":[1,{}],"a":-2.50}   | {\\n  "a": -2.50,\\n  "b": [\\n    1,\\n    {}\\n  ]\\n}
      {}                       | {}
      """)
  void whatIsJsonStaysIt(String text, String printed) {
    assertEquals(printed.replace("\\n", "\n"), ReplyJson.print(ReplyJson.value(text)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"OK", "", "{\"a\":1", "{\"a\" 1}", "[1,]", "1 2", "{1:2}", "get ok: a,b", "total=0"})
  void anythingElseIsAString(String text) {
    assertEquals(ReplyJson.string(text).text(), ReplyJson.print(ReplyJson.value(text)));
  }
}
