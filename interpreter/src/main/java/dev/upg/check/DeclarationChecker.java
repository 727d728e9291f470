package dev.upg.check;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.tree.Declaration;
import dev.upg.tree.Name;
import dev.upg.tree.Parameter;
import dev.upg.tree.SourceUnit;
import dev.upg.tree.Statement;
import dev.upg.tree.TypeName;
import dev.upg.type.Effect;
import dev.upg.type.Signature;
import dev.upg.type.Signature.Kind;
import dev.upg.type.Type;
import dev.upg.type.Type.Simple;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Checks what a file declares: first all names and signatures, then the bodies, so that the order doesn't matter. */
final class DeclarationChecker {
  private final SourceUnit unit;
  private final CheckedModule module;
  private final ModuleSource modules;
  private final Diagnostics diagnostics;
  private final Map<String, Type.RecordOf> records = new LinkedHashMap<>();
  private TypeResolver types;

  DeclarationChecker(SourceUnit unit, String name, ModuleSource modules, Diagnostics diagnostics) {
    this.unit = unit;
    this.module = new CheckedModule(name, unit);
    this.modules = modules;
    this.diagnostics = diagnostics;
    this.types = new TypeResolver(records, module, diagnostics);
  }

  CheckedModule module() {
    return module;
  }

  TypeResolver types() {
    return types;
  }

  /** Brings in the used modules and declares all records and functions by signature. */
  void declare() {
    use();
    distinctNames();
    for (var declaration : unit.declarations()) {
      if (declaration instanceof Declaration.RecordDeclaration record) {
        if (TypeResolver.isBuiltIn(record.name().text())) {
          diagnostics.add(Diagnostic.error(Code.ALREADY_DECLARED,
              "`" + record.name().text() + "` is a type of the language", record.name().span(),
              "a record can't have this name").help(
                  "Choose another name, such as `"
                      + TypeErrors.sentence(record.name().text()) + "`."));
        }
        records.put(record.name().text(), new Type.RecordOf(record.name().text()));
      }
    }
    for (var declaration : unit.declarations()) {
      if (declaration instanceof Declaration.Function function && function.isNative() && !modules.isLibrary()) {
        diagnostics.add(Diagnostic.error(Code.MISPLACED, "Only the library has `native` functions",
            function.name().span(), "nothing stands behind this one")
            .help("Leave out `native` and write what it does: `{ … }`."));
      }
      signature(declaration).ifPresent(signature -> {
        var taken = ofLanguage(declaration);
        if (taken.isPresent()) {
          diagnostics.add(taken.get());
          return;
        }
        var first = module.functions().putIfAbsent(signature.name(),
            new CheckedFunction(signature, declaration, module));
        if (first != null) {
          diagnostics.add(twice(declaration.name(), first.declaration().name()));
        }
      });
    }
  }

  /** A playbook's functions are called by bare name, as those of the language are. */
  private Optional<Diagnostic> ofLanguage(Declaration declaration) {
    var name = declaration.name();
    return unit instanceof SourceUnit.Playbook && !(declaration instanceof Declaration.RecordDeclaration)
        ? modules.prelude(name.text()).map(taken -> Diagnostic
            .error(Code.ALREADY_DECLARED, "`" + name.text() + "` is a function of the language", name.span(),
                "nothing else can have this name")
            .help("Choose another name, such as `own_" + name.text() + "`."))
        : Optional.empty();
  }

  private void use() {
    for (var use : unit.uses()) {
      var name = use.shownName();
      modules.find(use, diagnostics).ifPresentOrElse(found -> {
        if (module.uses().putIfAbsent(name.text(), found) != null) {
          var first = unit.uses().stream().map(SourceUnit.Use::shownName)
              .filter(other -> other.text().equals(name.text())).findFirst().orElseThrow();
          diagnostics.add(twice(name, first));
        }
      }, () -> module.missing(name.text()));
    }
  }

  static Diagnostic twice(Name second, Name first) {
    return Diagnostic.error(Code.ALREADY_DECLARED, "`" + second.text() + "` is declared already", second.span(),
        "the second time").related(first.span(), "the first time").help("Choose another name for one of them.");
  }

  private Optional<Signature> signature(Declaration declaration) {
    return switch (declaration) {
      case Declaration.Function function -> Optional.of(new Signature(module.name(), function.name().text(),
          switch (function.kind()) {
            case FUN -> Kind.FUN;
            case PROBE -> Kind.PROBE;
            case ACTION -> Kind.ACTION;
          }, parameters(function.parameters(), written -> types.ofParameter(written, function.typeVariables())),
          function.result().map(result -> types.resolve(result, function.typeVariables())).orElse(Simple.NOTHING)));
      case Declaration.Scope scope -> Optional.of(new Signature(module.name(), scope.name().text(), Kind.SCOPE,
          parameters(scope.parameters(), written -> types.ofParameter(written, List.of())), Simple.NOTHING));
      case Declaration.RecordDeclaration record -> {
        var type = records.get(record.name().text());
        type.fields(parameters(record.fields(), types::resolve));
        yield Optional.of(new Signature(module.name(), record.name().text(), Kind.RECORD, type.fields(), type));
      }
      case Declaration.Param ignored -> Optional.empty();
      case Declaration.Group ignored -> Optional.empty();
    };
  }

  private List<Signature.Parameter> parameters(List<Parameter> written, Function<TypeName, Type> typeOf) {
    var seen = new HashMap<String, Name>();
    var result = new ArrayList<Signature.Parameter>();
    for (var parameter : written) {
      var first = seen.putIfAbsent(parameter.name().text(), parameter.name());
      if (first != null) {
        diagnostics.add(twice(parameter.name(), first));
      } else {
        var type = typeOf.apply(parameter.type());
        result.add(new Signature.Parameter(parameter.name().text(), type, parameter.defaultValue().isPresent()));
      }
    }
    return result;
  }

  /** Checks the bodies. {@code globals} is what every function of the file sees: a playbook's parameters and groups. */
  void bodies(Variables globals) {
    new ArrayList<>(module.functions().values()).forEach(function -> whole(function, globals));
    Recursion.check(module, diagnostics);
  }

  /** Checks each body when somebody asks what is in it. What is found in it then is a mistake of whoever vouched for the file. */
  void bodiesLater() {
    module.later(new LaterBodies(module.functions().values(), function -> {
      whole(function, Variables.none());
      if (diagnostics.hasErrors()) {
        throw new IllegalStateException(function.qualifiedName() + ": " + diagnostics.sorted());
      }
    }), modules);
  }

  private void whole(CheckedFunction function, Variables globals) {
    var variables = globals.inner();
    var span = function.declaration().name().span();
    var described = "the " + function.signature().kind().name().toLowerCase(java.util.Locale.ROOT) + " `"
        + function.signature().name() + "`";
    var context = new Context(module, modules, types, diagnostics, variables,
        new Allowed(function.signature().kind().effect(), described, span, Allowed.Reason.FUNCTION),
        Optional.empty());
    for (var parameter : function.parameters()) {
      parameter.defaultValue().ifPresent(value -> ConstantChecker.check(value,
          typeOf(function.signature(), parameter), "the default of `" + parameter.name().text() + "`", context));
    }
    if (function.signature().kind() != Kind.RECORD) {
      for (var parameter : function.parameters()) {
        StatementChecker.notDeclared(parameter.name(), context.with(globals));
        variables.declare(parameter.name().text(), typeOf(function.signature(), parameter),
            parameter.name().span());
      }
    }
    body(function, context);
  }

  private static Type typeOf(Signature signature, Parameter parameter) {
    return signature.parameters().stream().filter(known -> known.name().equals(parameter.name().text())).findFirst()
        .map(Signature.Parameter::type).orElse(Simple.UNKNOWN);
  }

  private void body(CheckedFunction function, Context context) {
    switch (function.declaration()) {
      case Declaration.Function written -> written.body().ifPresent(body -> {
        var result = function.signature().result();
        StatementChecker.statements(body.statements(), context.function(result));
        if (result != Simple.NOTHING && result != Simple.UNKNOWN && !StatementChecker.returns(body.statements())) {
          diagnostics.add(Diagnostic.error(Code.MISSING_RETURN,
              "`" + written.name().text() + "` can end without giving back its `" + result + "`",
              new dev.upg.source.Span(body.span().file(), body.span().end() - 1, body.span().end()),
              "no `return` on the way to here").help("End each way through it with `return …` or `fail \"…\"`."));
        }
      });
      case Declaration.Scope scope -> scope(scope, context);
      case Declaration.RecordDeclaration ignored -> {
      }
      case Declaration.Param ignored -> {
      }
      case Declaration.Group ignored -> {
      }
    }
  }

  private void scope(Declaration.Scope scope, Context context) {
    var before = context.with(new Allowed(Effect.PROBE, "the beginning of the scope `" + scope.name().text() + "`",
        scope.name().span(), Allowed.Reason.SCOPE));
    for (var statement : scope.before()) {
      if (!isLook(statement)) {
        diagnostics.add(Diagnostic.error(Code.BAD_SCOPE, "Before `enter` a scope only looks", statement.span(),
            "`let` or `require` is wanted here").help("Move it into `enter { … }`."));
      }
      // What must be moved anyway isn't told again for what it does.
      StatementChecker.statements(List.of(statement), isLook(statement) ? before : context);
    }
    StatementChecker.block(scope.enter(), context);
    StatementChecker.block(scope.leave(), context);
  }

  private static boolean isLook(Statement statement) {
    return statement instanceof Statement.Let || statement instanceof Statement.Require;
  }

  /**
   * What a file names at its top has one meaning: modules, functions and records, and a playbook's parameters and groups.
   * Functions among themselves are compared where they are declared.
   */
  void distinctNames() {
    var names = new ArrayList<Name>();
    var functions = new HashSet<String>();
    for (var declaration : unit.declarations()) {
      if (declaration instanceof Declaration.Param || functions.add(declaration.name().text())) {
        names.add(declaration.name());
      }
    }
    if (unit instanceof SourceUnit.Playbook playbook) {
      playbook.groups().forEach(group -> names.add(group.name()));
    }
    names.sort(Comparator.comparingInt(name -> name.span().start()));
    var seen = new HashMap<String, Name>();
    unit.uses().forEach(use -> seen.putIfAbsent(use.shownName().text(), use.shownName()));
    names.forEach(name -> distinct(name, seen));
  }

  private void distinct(Name name, Map<String, Name> seen) {
    var first = seen.putIfAbsent(name.text(), name);
    if (first != null) {
      diagnostics.add(twice(name, first));
    }
  }
}
