package dev.upg.check;

import dev.upg.type.Type;

import java.util.List;
import java.util.Optional;

/** Which module's functions are the methods of a built-in type; those of a record are in the file that declares it. */
public final class BuiltInModules {
  /** The modules that are there without {@code use}; {@code core} is also called by bare name. */
  public static final List<String> ALL = List.of("core", "text", "number", "time", "list", "map", "json");

  private BuiltInModules() {}

  static Optional<String> of(Type type) {
    return switch (type) {
      case Type.Simple simple -> switch (simple) {
        case STRING, PATH -> Optional.of("text");
        case INT, FLOAT, SIZE, PERCENT -> Optional.of("number");
        case BOOL, VERSION -> Optional.of("core");
        case DURATION -> Optional.of("time");
        case JSON -> Optional.of("json");
        case SECRET, COMMAND_RESULT, NOTHING, NONE, UNKNOWN, NEVER -> Optional.empty();
      };
      case Type.Literals ignored -> Optional.of("text");
      case Type.ListOf ignored -> Optional.of("list");
      case Type.MapOf ignored -> Optional.of("map");
      case Type.NodeWith ignored -> Optional.empty();
      case Type.OptionalOf ignored -> Optional.empty();
      case Type.RecordOf ignored -> Optional.empty();
      case Type.FunctionOf ignored -> Optional.empty();
      case Type.Variable ignored -> Optional.empty();
    };
  }
}
