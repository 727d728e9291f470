package dev.upg.practice.openmldb.model;

import java.util.Arrays;

/**
 * What a program says of itself: {@code 0.9.2-bfe5ba66}.
 *
 * @param number {@code X.Y.Z}
 * @param commit its first eight digits
 */
public record Build(String number, String commit) implements Comparable<Build> {
  @Override
  public String toString() {
    return number + "-" + commit;
  }

  public boolean isAtLeast(String other) {
    return compareTo(new Build(other, "")) >= 0;
  }

  /** By number only. */
  @Override
  public int compareTo(Build other) {
    return Arrays.compare(parts(number), parts(other.number));
  }

  private static int[] parts(String number) {
    return Arrays.stream(number.split("\\.")).mapToInt(Integer::parseInt).toArray();
  }
}
