package dev.upg.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A difference is shown as {@code patch} reads it. */
final class UnifiedDiffTest {
  private static final Pattern HUNK = Pattern.compile("@@ -(\\d+)(?:,(\\d+))? \\+(\\d+)(?:,(\\d+))? @@\n");

  @Test
  void theSameTextHasNone() {
    assertEquals("", UnifiedDiff.of("a.upg", "a\nb\n", "a\nb\n"));
  }

  @Test
  void oneHunkForWhatIsNear() {
    assertEquals("--- a/a.upg\n+++ b/a.upg\n@@ -1,3 +1,3 @@\n-a\n+x\n b\n-c\n+y\n", UnifiedDiff.of("a.upg", "a\nb\nc\n",
        "x\nb\ny\n"));
  }

  @Test
  void hunksNearEachOtherAreOne() {
    var before = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n16\n17\n18\n19\n20\n";
    var after = before.replace("2\n3\n", "2\nx\n").replace("\n9\n", "\n").replace("19\n20\n", "19\n20");
    assertEquals("""
        --- a/f
        +++ b/f
        @@ -1,12 +1,11 @@
         1
         2
        -3
        +x
         4
         5
         6
         7
         8
        -9
         10
         11
         12
        @@ -17,4 +16,4 @@
         17
         18
         19
        -20
        +20
        \\ No newline at end of file
        """, UnifiedDiff.of("f", before, after));
  }

  @Test
  void tooMuchToCompareIsReplacedAsAWhole() {
    var before = "a\n".repeat(2_000) + "b\n".repeat(2_000);
    var after = "c\n".repeat(2_000);
    assertEquals(after, applied(before, UnifiedDiff.of("a", before, after)));
  }

  @Property(tries = 300)
  void appliedItGivesTheOtherText(@ForAll @Chars({'a', 'b', '\n'}) @StringLength(max = 60) String before,
      @ForAll @Chars({'a', 'b', '\n'}) @StringLength(max = 60) String after) {
    assertEquals(after + "end\n", applied(before + "end\n", UnifiedDiff.of("a", before + "end\n", after + "end\n")));
  }

  private static String applied(String before, String diff) {
    var old = List.of(before.split("(?<=\n)"));
    var result = new ArrayList<String>();
    int at = 0;
    for (var line : diff.split("(?<=\n)")) {
      var hunk = HUNK.matcher(line);
      if (hunk.matches()) {
        int start = Integer.parseInt(hunk.group(1)) - ("0".equals(hunk.group(2)) ? 0 : 1);
        result.addAll(old.subList(at, start));
        at = start;
        assertEquals(Integer.parseInt(hunk.group(3)) - ("0".equals(hunk.group(4)) ? 0 : 1), result.size(), "its place");
      } else if (line.startsWith("+") && !line.startsWith("+++")) {
        result.add(line.substring(1));
      } else if (line.startsWith(" ") || line.startsWith("-") && !line.startsWith("---")) {
        assertEquals(old.get(at), line.substring(1), "what stood there");
        at++;
        if (line.startsWith(" ")) {
          result.add(line.substring(1));
        }
      }
    }
    result.addAll(old.subList(at, old.size()));
    return String.join("", result);
  }
}
