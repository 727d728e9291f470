package dev.upg.inventory;

import java.util.Locale;
import java.util.Optional;

/** Reads variables' values the way Ansible reads its own: a number or a truth may also come as text. */
final class Values {
  private Values() {}

  static Optional<Long> wholeNumber(Object value) {
    return switch (value) {
      case Long number -> Optional.of(number);
      case String text when text.strip().matches("[-+]?[0-9]{1,18}") -> Optional.of(Long.valueOf(text.strip()));
      default -> Optional.empty();
    };
  }

  static Optional<Boolean> truth(Object value) {
    return switch (value.toString().strip().toLowerCase(Locale.ROOT)) {
      case "true", "yes", "on", "y", "t", "1", "1.0" -> Optional.of(true);
      case "false", "no", "off", "n", "f", "0", "0.0" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  /** A value in messages: text in quotes, the rest as it is written. */
  static String shown(Object value) {
    return value instanceof String text ? "\"" + text + "\"" : String.valueOf(value);
  }
}
