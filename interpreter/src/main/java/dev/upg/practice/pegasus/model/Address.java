package dev.upg.practice.pegasus.model;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code ip:port}. Ordered as Pegasus up to 2.5 orders nodes: by the number of the IP, then by port. */
public record Address(String ip, int port) implements Comparable<Address> {
  private static final Pattern FORM = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3}){3}):(\\d{1,5})");
  private static final Comparator<Address> ORDER = Comparator.comparingLong(Address::ipNumber)
      .thenComparingInt(Address::port);

  /** Empty when {@code text} isn't {@code ip:port}. */
  public static Optional<Address> parse(String text) {
    var match = FORM.matcher(text.strip());
    return match.matches()
        ? Optional.of(new Address(match.group(1), Integer.parseInt(match.group(2))))
        : Optional.empty();
  }

  private long ipNumber() {
    return Arrays.stream(ip.split("\\.")).mapToLong(Long::parseLong).reduce(0, (number, part) -> number * 256 + part);
  }

  @Override
  public int compareTo(Address other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return ip + ":" + port;
  }
}
