package dev.upg.practice.pegasus.model;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code host:port}; the host is an IP address in all releases up to 2.5. Ordered as Pegasus orders nodes: by the number of the
 * IP, then by port; names by their text.
 */
public record Address(String host, int port) implements Comparable<Address> {
  private static final Pattern FORM = Pattern.compile("([A-Za-z0-9][A-Za-z0-9.-]*):(\\d{1,5})");
  private static final Pattern IP = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");
  private static final Comparator<Address> ORDER = Comparator.comparingLong(Address::ipNumber)
      .thenComparing(Address::host).thenComparingInt(Address::port);

  /** Empty when {@code text} isn't {@code host:port}. */
  public static Optional<Address> parse(String text) {
    var match = FORM.matcher(text.strip());
    return match.matches()
        ? Optional.of(new Address(match.group(1), Integer.parseInt(match.group(2))))
        : Optional.empty();
  }

  /** Whether the host is an IP address. */
  public boolean isIp() {
    return IP.matcher(host).matches();
  }

  private long ipNumber() {
    return isIp()
        ? Arrays.stream(host.split("\\.")).mapToLong(Long::parseLong).reduce(0, (number, part) -> number * 256 + part)
        : 0;
  }

  @Override
  public int compareTo(Address other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
