package dev.upg.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.source.SourceFile;
import dev.upg.source.Span;
import org.junit.jupiter.api.Test;

final class RendererTest {
  private final Renderer renderer = new Renderer(false);

  @Test
  void showsTheLineTheLabelAndTheHelp() {
    var file = file("one\nlet delay = 180000000\n");
    assertEquals("""
        error[UPG3004]: A duration needs a unit
         --> play.upg:2:13
          |
        2 | let delay = 180000000
          |             ^^^^^^^^^ this is an `int`
          |
          = note: Read as milliseconds this would be 50 hours.
          = help: Write the unit.
        """, renderer.render(error(span(file, "180000000"), "this is an `int`")
        .note("Read as milliseconds this would be 50 hours.").help("Write the unit.")));
  }

  @Test
  void showsRelatedPlacesOfTheSameFileInOneBlock() {
    var file = file("a first\nb second\nc\nd\ne\nf\ng\nh\ni\nj third\n");
    assertEquals("""
        error[UPG3004]: A duration needs a unit
          --> play.upg:2:3
           |
         1 | a first
           |   ----- declared here
         2 | b second
           |   ^^^^^^ used here
        ...
        10 | j third
           |   -----
        """, renderer.render(error(span(file, "second"), "used here").related(span(file, "first"), "declared here")
        .related(span(file, "third"), "")));
  }

  @Test
  void showsRelatedPlacesOfOtherFilesBelow() {
    var library = new SourceFile("stdlib/pegasus/admin.upg", "action delay(d: duration) {}\n");
    var file = file("delay(1)\n");
    assertEquals("""
        error[UPG3004]: A duration needs a unit
         --> play.upg:1:7
          |
        1 | delay(1)
          |       ^ an `int`
          |
         ::: stdlib/pegasus/admin.upg:1:17
          |
        1 | action delay(d: duration) {}
          |                 -------- wanted here
          |
          = help: Write `1s`.
        """, renderer.render(
        error(span(file, "1"), "an `int`").related(span(library, "duration"), "wanted here").help("Write `1s`.")));
  }

  @Test
  void alignsTheFactsOfAFailure() {
    var file = file("wait until alive\n");
    var failure = Diagnostic.failed(Code.WAIT_TIMED_OUT, "A wait ran out of time", span(file, "wait until alive"), "")
        .with(new Note("node", "replica-3")).with(new Note("put back", "first\nsecond"))
        .with(new Note("next", "resume"));
    assertEquals("""
        failed[UPG9003]: A wait ran out of time
         --> play.upg:1:1
          |
        1 | wait until alive
          | ^^^^^^^^^^^^^^^^
          |
          = node:     replica-3
          = put back: first
                      second
          = next:     resume
        """, renderer.render(failure));
  }

  @Test
  void showsADiagnosticWithoutAPlace() {
    assertEquals("""
        error[UPG6010]: There is no inventory
          = help: Give one with `-i FILE`.
        """,
        renderer.render(Diagnostic.error(Code.NO_INVENTORY, "There is no inventory").help("Give one with `-i FILE`.")));
  }

  @Test
  void marksEmptyPlacesWithOneCaret() {
    var file = file("let a =\n");
    assertCaret("let a =", "       ^", new Span(file, 7, 7));
    assertCaret("", "^", new Span(file, 8, 8));
  }

  @Test
  void underlinesOnlyTheFirstLineOfALongPlace() {
    var file = file("with a {\n  b\n}\n");
    assertCaret("with a {", "     ^^^", new Span(file, 5, 14));
  }

  @Test
  void keepsTheCaretInPlaceBehindWideCharactersAndTabs() {
    assertCaret("let 集群 = x", "           ^", span(file("let 集群 = x"), "x"));
    assertCaret("let 集群 = x", "    ^^^^", span(file("let 集群 = x"), "集群"));
    assertCaret("    x", "    ^", span(file("\tx"), "x"));
    assertCaret("ab  x", "    ^", span(file("ab\tx"), "x"));
    assertCaret("𠮷 x", "   ^", span(file("𠮷 x"), "x"));
    assertCaret("e\u0301 x", "  ^", span(file("e\u0301 x"), "x"));
  }

  @Test
  void keepsTheCaretInPlaceBehindAnyScript() {
    assertCaret("🚀 x", "   ^", span(file("🚀 x"), "x"));
    assertCaret("🚀 x", "^^", span(file("🚀 x"), "🚀"));
    assertCaret("（1，2） x", "         ^", span(file("（1，2） x"), "x"));
    assertCaret("한글 x", "     ^", span(file("한글 x"), "x"));
    assertCaret("カタ x", "     ^", span(file("カタ x"), "x"));
    assertCaret("ｶﾀ x", "   ^", span(file("ｶﾀ x"), "x"));
    assertCaret("שם x", "   ^", span(file("שם x"), "x"));
    assertCaret("集\u0301 x", "   ^", span(file("集\u0301 x"), "x"));
    assertCaret("        x", "        ^", span(file("\t\tx"), "x"));
    assertCaret("集  x", "    ^", span(file("集\tx"), "x"));
    assertCaret("a集 x", "    ^", span(file("a集\tx"), "x"));
    assertCaret("👨\uFFFD👩 x", "      ^", span(file("👨\u200D👩 x"), "x"));
    assertCaret("⏰✅ x", "     ^", span(file("⏰✅ x"), "x"));
  }

  @Test
  void underlinesWideTextInFull() {
    var file = file("say 集群, \"升级\"");
    assertCaret("say 集群, \"升级\"", "    ^^^^", span(file, "集群"));
    assertCaret("say 集群, \"升级\"", "          ^^^^^^", span(file, "\"升级\""));
  }

  @Test
  void cutsLongLinesAroundThePlace() {
    var file = file("a".repeat(300) + " here " + "b".repeat(300));
    var lines = renderer.render(error(span(file, "here"), "there")).lines().toList();
    var source = lines.get(3);
    var caret = lines.get(4);
    assertTrue(source.length() < 220, source);
    assertEquals("here", source.substring(caret.indexOf('^'), caret.lastIndexOf('^') + 1));
    assertTrue(source.startsWith("1 | …aaa") && source.endsWith("bbb…"), source);
  }

  @Test
  void cutsLongLinesOfWideCharacters() {
    var file = file("集".repeat(400) + "x" + "群".repeat(10));
    var lines = renderer.render(error(span(file, "x"), "")).lines().toList();
    var before = lines.get(3).substring(4, lines.get(3).indexOf('x'));
    int columns = 1 + 2 * (before.length() - 1);
    assertEquals(4 + columns, lines.get(4).indexOf('^'));
  }

  @Test
  void controlCharactersNeverReachTheTerminal() {
    var file = new SourceFile("a\u001B[2Jb.upg", "say \u001B[31m\u0007\u202E\u0000x\n");
    var diagnostic = Diagnostic
        .error(Code.BAD_CHARACTER, "bad \u001B]0;title\u0007", span(file, "x"), "label \u001B[1m")
        .help("help \u009B31m\r");
    for (var text : new String[]{renderer.render(diagnostic), renderer.concise(diagnostic)}) {
      assertFalse(text.codePoints().anyMatch(c -> c != '\n' && (Character.isISOControl(c) || c == 0x202E)), text);
    }
  }

  @Test
  void colourOnlyAdds() {
    var file = file("let a = 1\n");
    var diagnostic = error(span(file, "1"), "an `int`").related(span(file, "a"), "this").help("Write `1s`.");
    var coloured = new Renderer(true).render(diagnostic);
    assertTrue(coloured.contains("\u001B["));
    assertEquals(renderer.render(diagnostic), coloured.replaceAll("\u001B\\[[0-9;]*m", ""));
  }

  @Test
  void conciseIsOneLine() {
    var file = file("one\nlet a = 1\n");
    assertEquals("play.upg:2:9: error[UPG3004]: A duration needs a unit", renderer.concise(error(span(file, "1"), "")));
    assertEquals("error[UPG6010]: None", renderer.concise(Diagnostic.error(Code.NO_INVENTORY, "None")));
  }

  private void assertCaret(String source, String caret, Span span) {
    var lines = renderer.render(error(span, "")).lines().toList();
    assertEquals(("1 | " + source).stripTrailing(), lines.get(3).replaceFirst("^[0-9]", "1"));
    assertEquals("  | " + caret, lines.get(4));
  }

  private static SourceFile file(String text) {
    return new SourceFile("play.upg", text);
  }

  private static Span span(SourceFile file, String text) {
    int start = file.text().indexOf(text);
    return new Span(file, start, start + text.length());
  }

  private static Diagnostic error(Span span, String label) {
    return Diagnostic.error(Code.MISSING_UNIT, "A duration needs a unit", span, label);
  }
}
