package dev.upg.check;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.tree.Expression;
import dev.upg.type.Type;
import dev.upg.type.Type.Simple;
import dev.upg.type.Types;

import java.util.LinkedHashMap;
import java.util.Map;

/** Types of the parts of values: {@code x.field} and {@code x[place]}. */
final class MemberChecker {
  /** What a command gives back. */
  private static final Map<String, Type> COMMAND_RESULT = commandResult();

  private MemberChecker() {}

  private static Map<String, Type> commandResult() {
    var fields = new LinkedHashMap<String, Type>();
    fields.put("stdout", Simple.STRING);
    fields.put("stderr", Simple.STRING);
    fields.put("code", Simple.INT);
    fields.put("lines", new Type.ListOf(Simple.STRING));
    return fields;
  }

  static Type member(Expression.Member member, Context context) {
    if (CallChecker.module(member.target(), context).isPresent()) {
      context.report(Diagnostic.error(Code.NOT_A_VALUE, "`" + member.span().text() + "` isn't a value", member.span(),
          "modules have functions only: call it with `(…)`"));
      return Simple.UNKNOWN;
    }
    var type = field(member, ExpressionChecker.type(member.target(), context), context);
    return type instanceof Type.OptionalOf
        ? Narrowing.path(member).flatMap(context.variables()::narrowed).orElse(type)
        : type;
  }

  /** The fields of a value, by name. */
  static Map<String, Type> fields(Type type) {
    var fields = new LinkedHashMap<String, Type>();
    switch (type) {
      case Type.NodeWith(var variables) -> {
        fields.put("name", Simple.STRING);
        fields.put("host", Simple.STRING);
        fields.putAll(variables);
      }
      case Type.RecordOf record -> record.fields().forEach(field -> fields.put(field.name(), field.type()));
      case Simple simple when simple == Simple.COMMAND_RESULT -> fields.putAll(COMMAND_RESULT);
      case Type ignored -> {
      }
    }
    return fields;
  }

  private static Type field(Expression.Member member, Type target, Context context) {
    if (Types.isOpen(target)) {
      return target;
    }
    var name = member.name().text();
    var fields = fields(target);
    if (fields.containsKey(name)) {
      return fields.get(name);
    }
    context.report(CallChecker.isMethod(member, target, context)
        ? Diagnostic.error(Code.UNKNOWN_FIELD, "`" + name + "` is a function of " + TypeErrors.a(target),
            member.name().span(), "call it: `" + name + "(…)`")
        : TypeErrors.unknownField(member, target, fields.keySet()));
    return Simple.UNKNOWN;
  }

  static Type index(Expression.Index index, Context context) {
    return switch (ExpressionChecker.type(index.target(), context)) {
      case Type.ListOf(var item) -> {
        ExpressionChecker.require(index.index(), Simple.INT, "the place in a list, from 0", context);
        yield item;
      }
      case Type.MapOf(var key, var value) -> {
        ExpressionChecker.require(index.index(), key == Simple.NEVER ? Simple.UNKNOWN : key, "the key of the map",
            context);
        yield Types.optional(value);
      }
      case Type other -> {
        ExpressionChecker.type(index.index(), context);
        if (Types.isOpen(other)) {
          yield other;
        }
        context.report(noPlaces(index, other));
        yield Simple.UNKNOWN;
      }
    };
  }

  private static Diagnostic noPlaces(Expression.Index index, Type target) {
    var span = index.target().span();
    if (target instanceof Type.OptionalOf) {
      return Diagnostic.error(Code.MAY_BE_NONE, "This may be `none`, which has no places to pick", span,
          "this is " + TypeErrors.a(target)).help(TypeErrors.askFirst(index.target()));
    }
    if (target == Simple.JSON) {
      return Diagnostic.error(Code.JSON_NOT_NARROWED, "A `json` value must be told apart first", span,
          "not known before it runs").help("Say what it is: `.items()` of an array, `.get(\"…\")` of an object.");
    }
    return Diagnostic.error(Code.WRONG_TYPE, TypeErrors.capitalA(target) + " has no places to pick", span,
        "`[…]` picks from a list or a map");
  }
}
