package dev.upg.check;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.type.Signature;
import dev.upg.type.Type;

import java.util.ArrayList;
import java.util.List;

/**
 * A record that holds a function of itself could hand that function to itself, and so call for ever without any function
 * that calls itself. Records of other modules can't lead back, as modules aren't used in a circle.
 */
final class RecursiveRecords {
  private final Type.RecordOf wanted;
  private final List<Type.RecordOf> seen = new ArrayList<>();

  private RecursiveRecords(Type.RecordOf wanted) {
    this.wanted = wanted;
  }

  static void check(CheckedModule module, Diagnostics diagnostics) {
    for (var function : module.functions().values()) {
      if (function.signature().kind() == Signature.Kind.RECORD
          && function.signature().result() instanceof Type.RecordOf record) {
        for (var field : record.fields()) {
          if (isOfItself(field.type(), record)) {
            var written = function.parameters().stream().filter(known -> known.name().text().equals(field.name()))
                .findFirst().orElseThrow();
            diagnostics.add(Diagnostic.error(Code.RECURSION, "`" + record.name() + "` holds a function of itself",
                written.span(), "this function can be given the `" + record.name() + "` that holds it")
                .help("A run must end whatever happens: pass the function as an argument where it is called."));
          }
        }
      }
    }
  }

  /** Whether the type has a function in it that takes or gives the record, itself or inside of something. */
  private static boolean isOfItself(Type type, Type.RecordOf record) {
    return switch (type) {
      case Type.FunctionOf function -> new RecursiveRecords(record).reaches(function);
      case Type.ListOf(var item) -> isOfItself(item, record);
      case Type.OptionalOf(var item) -> isOfItself(item, record);
      case Type.MapOf(var key, var value) -> isOfItself(key, record) || isOfItself(value, record);
      case Type.NodeWith(var variables) -> variables.values().stream().anyMatch(item -> isOfItself(item, record));
      case Type.RecordOf ignored -> false;
      case Type.Simple ignored -> false;
      case Type.Literals ignored -> false;
      case Type.Variable ignored -> false;
    };
  }

  private boolean reaches(Type type) {
    return switch (type) {
      case Type.RecordOf record -> record == wanted || firstSeen(record)
          && record.fields().stream().anyMatch(field -> reaches(field.type()));
      case Type.FunctionOf(var parameters, var result) ->
        reaches(result) || parameters.stream().anyMatch(this::reaches);
      case Type.ListOf(var item) -> reaches(item);
      case Type.OptionalOf(var item) -> reaches(item);
      case Type.MapOf(var key, var value) -> reaches(key) || reaches(value);
      case Type.NodeWith(var variables) -> variables.values().stream().anyMatch(this::reaches);
      case Type.Simple ignored -> false;
      case Type.Literals ignored -> false;
      case Type.Variable ignored -> false;
    };
  }

  private boolean firstSeen(Type.RecordOf record) {
    return !seen.contains(record) && seen.add(record);
  }
}
