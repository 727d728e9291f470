package dev.upg.practice.pegasus.model;

import java.util.Optional;
import java.util.regex.Pattern;

/** A partition: the id of its table and its index in it, written {@code 1.3}. */
public record Gpid(int table, int index) implements Comparable<Gpid> {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\.(\\d{1,9})");

  public static Optional<Gpid> parse(String text) {
    var match = FORM.matcher(text);
    return match.matches()
        ? Optional.of(new Gpid(Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2))))
        : Optional.empty();
  }

  @Override
  public int compareTo(Gpid other) {
    return table != other.table ? Integer.compare(table, other.table) : Integer.compare(index, other.index);
  }

  @Override
  public String toString() {
    return table + "." + index;
  }
}
