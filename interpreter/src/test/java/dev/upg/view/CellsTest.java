package dev.upg.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CellsTest {
  @Test
  void ideographsTakeTwoCellsAndAccentsNone() {
    assertEquals(3, Cells.width("abc"));
    assertEquals(4, Cells.width("升级"));
    assertEquals(1, Cells.width("e\u0301"));
    assertEquals(2, Cells.width("😀"));
  }

  @Test
  void cutsBeforeAWideCharacterThatDoesNotFit() {
    assertEquals("升…", Cells.cut("升级完成", 4, "…"));
    assertEquals("升级完成", Cells.cut("升级完成", 8, "…"));
    assertEquals("a...", Cells.cut("abcdef", 4, "..."));
    assertEquals("ab", Cells.cut("abcdef", 2, "..."));
    assertEquals("", Cells.cut("abcdef", -1, "…"));
  }

  @Test
  void spellsOutWhatWouldCommandTheTerminal() {
    assertEquals("\\x1b[2Ja\\x07", Cells.visible("\u001b[2Ja\u0007"));
    assertEquals("a b", Cells.visible("a\tb"));
    assertEquals("\\x9b31m", Cells.visible("\u009b31m"));
    assertEquals("a\\u202egnp", Cells.visible("a\u202egnp"));
    assertEquals("\\ud800", Cells.visible("\ud800"));
    assertEquals("升级 done", Cells.visible("升级 done"));
  }

  @Test
  void putsAllOnOneLine() {
    assertEquals("a b c", Cells.oneLine("  a\n   b\r\n\tc\n"));
  }

  @Property
  void whatIsVisibleHasNoControlCharacters(@ForAll String text) {
    assertTrue(Cells.visible(text).codePoints().noneMatch(c -> Character.getType(c) == Character.CONTROL));
  }

  @Property
  void cutTextFits(@ForAll String text, @ForAll @IntRange(min = 0, max = 50) int width) {
    assertTrue(Cells.width(Cells.cut(Cells.visible(text), width, "…")) <= width);
  }
}
