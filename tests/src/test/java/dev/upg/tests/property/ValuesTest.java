package dev.upg.tests.property;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.value.Quantities;
import dev.upg.value.Show;
import dev.upg.value.Version;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Versions have one order, and quantities are read as they are shown. */
final class ValuesTest {
  @Property
  void theOrderOfVersionsIsTotal(@ForAll("versions") Version a, @ForAll("versions") Version b,
      @ForAll("versions") Version c) {
    assertEquals(Integer.signum(a.compareTo(b)), -Integer.signum(b.compareTo(a)));
    if (a.compareTo(b) <= 0 && b.compareTo(c) <= 0) {
      assertTrue(a.compareTo(c) <= 0, a + " " + b + " " + c);
    }
    assertEquals(a.equals(b), a.compareTo(b) == 0);
    if (a.equals(b)) {
      assertEquals(a.hashCode(), b.hashCode(), a + " " + b);
    }
  }

  @Property
  void aPreReleaseIsBelowItsRelease(@ForAll("releases") String release, @ForAll("words") String word) {
    assertTrue(Version.parse(release + "-" + word).compareTo(Version.parse(release)) < 0);
  }

  @Property
  void numbersAreComparedSegmentBySegment(@ForAll @Size(min = 1, max = 4) List<@IntRange(max = 12) Integer> some,
      @ForAll @Size(min = 1, max = 4) List<@IntRange(max = 12) Integer> others) {
    int expected = 0;
    for (int i = 0; i < 4 && expected == 0; i++) {
      expected = Integer.compare(i < some.size() ? some.get(i) : 0, i < others.size() ? others.get(i) : 0);
    }
    assertEquals(expected, Integer.signum(version(some).compareTo(version(others))));
  }

  private static Version version(List<Integer> segments) {
    return Version.parse(segments.stream().map(String::valueOf).collect(Collectors.joining(".")));
  }

  @Property
  void durationsAreReadAsShown(@ForAll @LongRange(min = 0, max = 10_000_000_000L) long milliseconds) {
    var duration = Duration.ofMillis(milliseconds);
    assertEquals(Optional.of(duration), Quantities.duration(Show.duration(duration)));
  }

  @Property
  void sizesAreReadAsShown(@ForAll @LongRange(min = 0, max = 1L << 49) long bytes) {
    assertEquals(Optional.of(bytes), Quantities.size(new dev.upg.value.Value.Size(bytes).show()));
  }

  @Provide
  Arbitrary<Version> versions() {
    return Combinators.combine(releases(), words().optional(0.4))
        .as((release, word) -> Version.parse(release + word.map(text -> "-" + text).orElse("")));
  }

  @Provide
  Arbitrary<String> releases() {
    return Arbitraries.of("0", "1", "2", "00", "01", "10", "rc", "rc1", "a").list().ofMinSize(0).ofMaxSize(3)
        .map(parts -> parts.isEmpty() ? "2" : "2." + String.join(".", parts));
  }

  @Provide
  Arbitrary<String> words() {
    return Arbitraries.of("rc", "rc.1", "rc.2", "rc-1", "1", "0", "a.b", "SNAPSHOT", "rc.1.0");
  }
}
