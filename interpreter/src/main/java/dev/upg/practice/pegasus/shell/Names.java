package dev.upg.practice.pegasus.shell;

import dev.upg.practice.pegasus.model.Address;
import dev.upg.practice.pegasus.model.ServerVersion;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** How addresses and times are written and read. */
final class Names {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private Names() {}

  /**
   * An address as a shell shows it. No name service is asked: only loopback has a name here, and where later shells show the
   * IP for {@code -r} they show the host all the same.
   *
   * @param resolve {@code -r}
   */
  static String address(Address address, boolean resolve, ServerVersion shell) {
    if (!resolve || shell.speaksJson()) {
      return address.toString();
    }
    return (address.host().equals("127.0.0.1") ? "localhost" : "UNRESOLVABLE") + ":" + address.port();
  }

  /** Up to 2.5 only an IP address is one; empty when {@code text} isn't. */
  static Optional<Address> read(String text, ServerVersion reader) {
    return Address.parse(text).filter(address -> address.isIp() || reader.speaksJson());
  }

  /** Local time, as servers show it. */
  static String time(Instant instant) {
    return TIME.format(instant.atZone(ZoneId.systemDefault()));
  }
}
