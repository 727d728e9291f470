package dev.upg.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class UnifiedDiffTest {
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

  @Property(tries = 300)
  void aPatchMakesOneOfTheOther(@ForAll @CharRange(from = 'a', to = 'c') @StringLength(max = 30) String before,
      @ForAll @CharRange(from = 'a', to = 'c') @StringLength(max = 30) String after) {
    var old = before.replaceAll("", "\n").strip() + "\n";
    var wanted = after.replaceAll("", "\n").strip() + "\n";
    assertEquals(wanted, patched(old, UnifiedDiff.of("f", old, wanted)));
  }

  /** As `patch` does it, which is strict about where each hunk says it stands. */
  private static String patched(String text, String patch) {
    var lines = List.of(text.split("(?<=\n)"));
    var result = new ArrayList<String>();
    int at = 0;
    for (var line : patch.lines().skip(2).toList()) {
      if (line.startsWith("@@")) {
        var range = line.split("[ ,]")[1];
        boolean isEmpty = line.split(" ")[1].endsWith(",0");
        int start = -Integer.parseInt(range) - (isEmpty ? 0 : 1);
        result.addAll(lines.subList(at, start));
        at = start;
        continue;
      }
      if (line.charAt(0) != '+') {
        assertEquals(line.substring(1) + "\n", lines.get(at++));
      }
      if (line.charAt(0) != '-') {
        result.add(line.substring(1) + "\n");
      }
    }
    result.addAll(lines.subList(at, lines.size()));
    return String.join("", result);
  }
}
