package dev.upg.bind;

import dev.upg.inventory.Unevaluated;
import dev.upg.type.Type;
import dev.upg.value.Quantities;
import dev.upg.value.Value;
import dev.upg.value.Version;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a value of a declared type from what an inventory or a command line says. */
final class TypedValue {
  /** Why it isn't a value of the type: {@code a number with a unit is wanted, like 30s or 5m}. */
  static final class NotOfType extends Exception {
    NotOfType(String message) {
      super(message);
    }
  }

  private static final int SHORTEST_SECRET = 4;

  private TypedValue() {}

  /** @param given String, Boolean, Long, Double, List or Map; empty for null */
  static Value of(Optional<Object> given, Type type) throws NotOfType {
    if (given.isEmpty()) {
      if (type instanceof Type.OptionalOf) {
        return Value.NONE;
      }
      throw new NotOfType("a `" + type + "` is wanted, it has no value");
    }
    return of(given.get(), type);
  }

  static Value of(Object given, Type type) throws NotOfType {
    if (given instanceof Unevaluated unevaluated) {
      throw new NotOfType(unevaluated.why());
    }
    return switch (type) {
      case Type.OptionalOf(var item) -> given.equals("none") ? Value.NONE : of(given, item);
      case Type.Simple simple -> simple(given, simple);
      case Type.Literals(var words) -> {
        if (!words.contains(given.toString())) {
          throw new NotOfType("one of " + type + " is wanted");
        }
        yield Value.text(given.toString());
      }
      case Type.ListOf(var item) -> list(given, item);
      case Type.MapOf(var key, var value) -> map(given, key, value, type);
      case Type.NodeWith ignored -> throw unsettable(type);
      case Type.RecordOf ignored -> throw unsettable(type);
      case Type.FunctionOf ignored -> throw unsettable(type);
      case Type.Variable ignored -> throw unsettable(type);
    };
  }

  private static NotOfType unsettable(Type type) {
    return new NotOfType("a `" + type + "` can't be given from outside");
  }

  private static Value simple(Object given, Type.Simple type) throws NotOfType {
    var text = given.toString();
    return switch (type) {
      case BOOL -> Value.bool(bool(given));
      case INT -> new Value.Int(integer(text));
      case FLOAT -> new Value.Float(number(text));
      case STRING, PATH -> Value.text(plain(given));
      case SECRET -> new Value.Secret(hideable(plain(given)));
      case DURATION -> new Value.Time(Quantities.duration(text)
          .orElseThrow(() -> new NotOfType("a number with a unit is wanted, like 30s, 5m or 1h30m")));
      case SIZE -> new Value.Size(Quantities.size(text)
          .orElseThrow(() -> new NotOfType("a number with a unit is wanted, like 512MiB or 2GB")));
      case PERCENT -> new Value.Percent(percent(text));
      case VERSION -> {
        try {
          // YAML reads 2.5 as a number; 2.10 would have become 2.1, so a version must be quoted there.
          if (given instanceof Double) {
            throw new NotOfType("a version must be in quotes, else YAML takes it for a number: 2.10 becomes 2.1");
          }
          yield new Value.VersionNumber(Version.parse(text));
        } catch (IllegalArgumentException e) {
          throw new NotOfType(e.getMessage());
        }
      }
      case JSON, COMMAND_RESULT, NOTHING, NONE, UNKNOWN, NEVER -> throw unsettable(type);
    };
  }

  private static String plain(Object given) throws NotOfType {
    if (given instanceof List || given instanceof Map) {
      throw new NotOfType("a text is wanted, this is a " + (given instanceof List ? "list" : "map"));
    }
    return given.toString();
  }

  /** What upg could hide only by making every output unreadable isn't taken; no secret at all is. */
  private static String hideable(String secret) throws NotOfType {
    if (!secret.isEmpty() && secret.length() < SHORTEST_SECRET) {
      throw new NotOfType("a secret has at least " + SHORTEST_SECRET
          + " characters, or none: a shorter one can't be hidden in what commands print");
    }
    return secret;
  }

  private static boolean bool(Object given) throws NotOfType {
    return switch (given.toString()) {
      case "true", "True", "yes" -> true;
      case "false", "False", "no" -> false;
      default -> throw new NotOfType("`true` or `false` is wanted");
    };
  }

  private static long integer(String text) throws NotOfType {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new NotOfType("a whole number is wanted");
    }
  }

  private static double number(String text) throws NotOfType {
    try {
      double number = Double.parseDouble(text);
      if (!Double.isFinite(number)) {
        throw new NotOfType("a number is wanted");
      }
      return number;
    } catch (NumberFormatException e) {
      throw new NotOfType("a number is wanted");
    }
  }

  private static BigDecimal percent(String text) throws NotOfType {
    if (!text.matches("\\d{1,9}(\\.\\d{1,9})?%")) {
      throw new NotOfType("a number with a percent sign is wanted, like 25%");
    }
    return new BigDecimal(text.substring(0, text.length() - 1));
  }

  private static Value list(Object given, Type item) throws NotOfType {
    if (given instanceof Map) {
      throw new NotOfType("a list is wanted, this is a map");
    }
    List<?> parts = given instanceof List<?> list ? list : WrittenList.items(given.toString());
    var values = new ArrayList<Value>();
    for (var part : parts) {
      try {
        values.add(of(Optional.ofNullable(part).map(Object.class::cast), item));
      } catch (NotOfType e) {
        throw new NotOfType("item " + (values.size() + 1) + ": " + e.getMessage());
      }
    }
    return new Value.Items(values);
  }

  private static Value map(Object given, Type key, Type value, Type type) throws NotOfType {
    if (!(given instanceof Map<?, ?> map)) {
      throw new NotOfType("a `" + type + "` is wanted, as YAML or JSON in a file");
    }
    var entries = new LinkedHashMap<Value, Value>();
    for (var entry : map.entrySet()) {
      entries.put(of(entry.getKey().toString(), key), of(Optional.ofNullable(entry.getValue()), value));
    }
    return new Value.Entries(entries);
  }
}
