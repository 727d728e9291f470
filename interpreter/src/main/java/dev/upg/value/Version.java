package dev.upg.value;

import java.util.ArrayList;
import java.util.List;

/**
 * A version, compared segment by segment: numbers as numbers ({@code 2.00.8.12 > 2.00.7.4}), a missing segment as 0, and
 * what follows a {@code -} as a pre-release, which is below its release. {@code 2.00} and {@code 2.0} are the same version.
 */
public final class Version implements Comparable<Version> {
  /** The regular expression below would go too deep for longer ones; real versions have a tenth of it. */
  private static final int LONGEST = 500;

  private final String text;
  private final List<String> release;
  private final List<String> preRelease;

  private Version(String text, List<String> release, List<String> preRelease) {
    this.text = text;
    this.release = release;
    this.preRelease = preRelease;
  }

  /** @throws IllegalArgumentException when it doesn't begin with a digit (after an optional {@code v}), with a sentence for people */
  public static Version parse(String text) {
    var bare = text.strip();
    if (bare.startsWith("v") || bare.startsWith("V")) {
      bare = bare.substring(1);
    }
    int build = bare.indexOf('+');
    var compared = build < 0 ? bare : bare.substring(0, build);
    if (compared.length() > LONGEST || !compared.matches("\\d+(\\.[0-9A-Za-z_]+)*(-[0-9A-Za-z.\\-_]+)?")) {
      throw new IllegalArgumentException("`" + text + "` is not a version: digits with dots are wanted, like 2.5.0");
    }
    int dash = compared.indexOf('-');
    var release = dash < 0 ? compared : compared.substring(0, dash);
    return new Version(bare, List.of(release.split("\\.")),
        dash < 0 ? List.of() : List.of(compared.substring(dash + 1).split("[.\\-]")));
  }

  @Override
  public int compareTo(Version other) {
    int byRelease = compare(release, other.release, "0");
    if (byRelease != 0) {
      return byRelease;
    }
    if (preRelease.isEmpty() || other.preRelease.isEmpty()) {
      return Boolean.compare(preRelease.isEmpty(), other.preRelease.isEmpty());
    }
    return compare(preRelease, other.preRelease, "");
  }

  private static int compare(List<String> left, List<String> right, String missing) {
    for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
      int order = compareSegments(i < left.size() ? left.get(i) : missing, i < right.size() ? right.get(i) : missing);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static int compareSegments(String left, String right) {
    boolean leftNumber = left.matches("\\d+");
    boolean rightNumber = right.matches("\\d+");
    if (leftNumber && rightNumber) {
      return new java.math.BigInteger(left).compareTo(new java.math.BigInteger(right));
    }
    // A word is below a number: `2.5.rc1` comes before `2.5.0`.
    return leftNumber != rightNumber ? Boolean.compare(leftNumber, rightNumber) : left.compareTo(right);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Version that && compareTo(that) == 0;
  }

  @Override
  public int hashCode() {
    var significant = new ArrayList<>(release.stream().map(Version::canonical).toList());
    while (!significant.isEmpty() && significant.getLast().equals("0")) {
      significant.removeLast();
    }
    return 31 * significant.hashCode() + preRelease.stream().map(Version::canonical).toList().hashCode();
  }

  private static String canonical(String segment) {
    return segment.matches("\\d+") ? new java.math.BigInteger(segment).toString() : segment;
  }

  /** As written, without a leading {@code v}. */
  @Override
  public String toString() {
    return text;
  }
}
