package dev.upg.check;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.diagnostic.Spelling;
import dev.upg.tree.Name;
import dev.upg.tree.TypeName;
import dev.upg.type.Signature;
import dev.upg.type.Type;
import dev.upg.type.Type.Simple;
import dev.upg.type.Types;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Written types to types. */
final class TypeResolver {
  private static final Map<String, Type> SIMPLE = simpleTypes();
  /** What other languages call them. */
  private static final Map<String, String> FOREIGN = Map.ofEntries(Map.entry("str", "string"),
      Map.entry("String", "string"), Map.entry("text", "string"), Map.entry("integer", "int"),
      Map.entry("Integer", "int"), Map.entry("long", "int"), Map.entry("number", "int"),
      Map.entry("boolean", "bool"), Map.entry("Boolean", "bool"), Map.entry("double", "float"),
      Map.entry("time", "duration"), Map.entry("array", "list<…>"), Map.entry("dict", "map<…>"),
      Map.entry("file", "path"), Map.entry("password", "secret"), Map.entry("any", "json"));

  private final Map<String, Type.RecordOf> records;
  private final CheckedModule module;
  private final Diagnostics diagnostics;

  /**
   * @param records of this file
   * @param module this file: the records of the modules that it uses may be named {@code module.Record}
   */
  TypeResolver(Map<String, Type.RecordOf> records, CheckedModule module, Diagnostics diagnostics) {
    this.records = records;
    this.module = module;
    this.diagnostics = diagnostics;
  }

  static boolean isBuiltIn(String name) {
    return SIMPLE.containsKey(name) || name.equals("list") || name.equals("map");
  }

  Type resolve(TypeName written) {
    return resolve(written, List.of());
  }

  /**
   * The type of what is kept: all but parameters. No function is kept: then each lambda is called only while the call that it
   * was given to lasts, so what it does is allowed there, and nothing calls itself by way of one.
   */
  Type resolve(TypeName written, List<Name> typeVariables) {
    var type = ofParameter(written, typeVariables);
    if (Types.holds(type, Type.FunctionOf.class::isInstance)) {
      diagnostics.add(Diagnostic.error(Code.NOT_A_VALUE, "A function can't be kept", written.span(),
          "only the parameter of a function, a probe, an action or a scope takes one")
          .help("Keep what it gives back, or hand the lambda over where it is called."));
      return Simple.UNKNOWN;
    }
    return type;
  }

  Type ofParameter(TypeName written, List<Name> typeVariables) {
    return switch (written) {
      case TypeName.OptionalOf(var span, var item) -> Types.optional(ofParameter(item, typeVariables));
      case TypeName.Literals(var span, var values) -> Type.Literals.of(values);
      case TypeName.FunctionOf(var span, var parameters, var result) -> new Type.FunctionOf(
          parameters.stream().map(p -> ofParameter(p, typeVariables)).toList(), ofParameter(result, typeVariables));
      case TypeName.NodeWith(var span, var variables) -> {
        var types = new LinkedHashMap<String, Type>();
        variables.forEach(variable -> types.put(variable.name().text(), ofParameter(variable.type(), typeVariables)));
        yield new Type.NodeWith(types);
      }
      case TypeName.Named named -> named.module().isPresent()
          ? ofModule(named, named.module().get())
          : ofThisFile(named, typeVariables);
    };
  }

  private Type ofThisFile(TypeName.Named named, List<Name> typeVariables) {
    var name = named.name().text();
    if (typeVariables.stream().anyMatch(variable -> variable.text().equals(name))) {
      return new Type.Variable(name);
    }
    return switch (name) {
      case "list" -> arguments(named, 1, "list<int>")
          ? new Type.ListOf(ofParameter(named.arguments().get(0), typeVariables))
          : Simple.UNKNOWN;
      case "map" -> arguments(named, 2, "map<string, int>")
          ? new Type.MapOf(ofParameter(named.arguments().get(0), typeVariables),
              ofParameter(named.arguments().get(1), typeVariables))
          : Simple.UNKNOWN;
      default -> {
        var simple = Optional.ofNullable(SIMPLE.get(name)).or(() -> Optional.ofNullable(records.get(name)));
        if (simple.isEmpty()) {
          var known = new TreeSet<>(SIMPLE.keySet());
          known.addAll(List.of("list", "map"));
          known.addAll(records.keySet());
          diagnostics.add(Diagnostic.error(Code.UNKNOWN_TYPE, "There is no type `" + name + "`", named.name().span(),
              FOREIGN.containsKey(name)
                  ? "upg calls it `" + FOREIGN.get(name) + "`"
                  : Spelling.label(name, known, "not a type")));
        }
        yield simple.filter(type -> arguments(named, 0, name)).orElse(Simple.UNKNOWN);
      }
    };
  }

  private Type ofModule(TypeName.Named named, Name prefix) {
    var used = module.uses().get(prefix.text());
    if (used == null) {
      if (!module.isMissing(prefix.text())) {
        diagnostics.add(Diagnostic.error(Code.UNKNOWN_MODULE, "There is no module `" + prefix.text() + "` here",
            prefix.span(), Spelling.label(prefix.text(), module.uses().keySet(), "not used in this file"))
            .help("Name it at the top of the file: `use " + prefix.text() + "`."));
      }
      return Simple.UNKNOWN;
    }
    var ofUsed = used.functions().values().stream().map(CheckedFunction::signature)
        .filter(signature -> signature.kind() == Signature.Kind.RECORD).toList();
    var found = ofUsed.stream().filter(record -> record.name().equals(named.name().text())).findFirst();
    if (found.isEmpty()) {
      diagnostics.add(Diagnostic.error(Code.UNKNOWN_TYPE,
          "There is no record `" + named.name().text() + "` in `" + prefix.text() + "`", named.name().span(),
          Spelling.label(named.name().text(), ofUsed.stream().map(Signature::name).toList(), "not a record")));
    }
    used.function(named.name().text()).filter(CheckedFunction::isPrivate)
        .ifPresent(record -> diagnostics.add(NameErrors.isPrivate(record, named.name().span())));
    return found.map(Signature::result).orElse(Simple.UNKNOWN);
  }

  private boolean arguments(TypeName.Named named, int wanted, String example) {
    if (named.arguments().size() != wanted) {
      diagnostics.add(Diagnostic.error(Code.UNKNOWN_TYPE,
          wanted == 0
              ? "`" + named.name().text() + "` takes no types in angle brackets"
              : "`" + named.name().text() + "` needs " + (wanted == 1 ? "the type of its items" : "two types"),
          named.span(), "write `" + example + "`"));
      return false;
    }
    return true;
  }

  private static Map<String, Type> simpleTypes() {
    var types = new LinkedHashMap<String, Type>();
    for (var simple : List.of(Simple.BOOL, Simple.INT, Simple.FLOAT, Simple.STRING, Simple.DURATION, Simple.SIZE,
        Simple.PERCENT, Simple.VERSION, Simple.PATH, Simple.SECRET, Simple.JSON, Simple.COMMAND_RESULT)) {
      types.put(simple.toString(), simple);
    }
    types.put("node", new Type.NodeWith(Map.of()));
    return types;
  }
}
