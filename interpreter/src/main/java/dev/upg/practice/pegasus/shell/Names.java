package dev.upg.practice.pegasus.shell;

import dev.upg.practice.pegasus.model.Address;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** How addresses and times are written. */
final class Names {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private Names() {}

  /** As {@code -r} shows it. No name service is asked: only loopback has a name here. */
  static String address(Address address, boolean resolve) {
    if (!resolve) {
      return address.toString();
    }
    return (address.ip().equals("127.0.0.1") ? "localhost" : "UNRESOLVABLE") + ":" + address.port();
  }

  /** Local time, as servers show it. */
  static String time(Instant instant) {
    return TIME.format(instant.atZone(ZoneId.systemDefault()));
  }
}
