package dev.upg.parse;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.grammar.UpgParser.FieldContext;
import dev.upg.grammar.UpgParser.FunctionTypeContext;
import dev.upg.grammar.UpgParser.LiteralsTypeContext;
import dev.upg.grammar.UpgParser.NamedTypeContext;
import dev.upg.grammar.UpgParser.NodeTypeContext;
import dev.upg.grammar.UpgParser.ParenthesesTypeContext;
import dev.upg.grammar.UpgParser.TypeContext;
import dev.upg.source.Span;
import dev.upg.tree.Name;
import dev.upg.tree.Parameter;
import dev.upg.tree.TypeName;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Types as written. */
final class TypeBuilder extends Family<TypeName> {
  TypeBuilder(Building building) {
    super(building);
  }

  @Override
  public TypeName visitFunctionType(FunctionTypeContext context) {
    var parts = types(context.type());
    return new TypeName.FunctionOf(span(context), parts.subList(0, parts.size() - 1), parts.getLast());
  }

  @Override
  public TypeName visitParenthesesType(ParenthesesTypeContext context) {
    var inner = visit(context.type());
    return context.mark == null ? inner : new TypeName.OptionalOf(span(context), inner);
  }

  @Override
  public TypeName visitLiteralsType(LiteralsTypeContext context) {
    var values = new ArrayList<String>();
    for (var template : context.template()) {
      var text = building.template(template);
      text.constant().ifPresentOrElse(values::add,
          () -> building.report(Diagnostic
              .error(Code.MISPLACED, "A type can't depend on a value", text.span(), "this text has a `${`")
              .help("Write the texts that are allowed, such as `\"steady\" | \"lively\"`.")));
    }
    return new TypeName.Literals(span(context), values);
  }

  @Override
  public TypeName visitNodeType(NodeTypeContext context) {
    return orNone(context, context.mark,
        span -> new TypeName.NodeWith(span, fields(context.variables.field())));
  }

  @Override
  public TypeName visitNamedType(NamedTypeContext context) {
    var module = context.module == null ? Optional.<Name>empty() : Optional.of(name(context.module));
    return orNone(context, context.mark,
        span -> new TypeName.Named(span, module, name(context.name), types(context.type())));
  }

  /** The fields that could be read; the others are already reported. */
  List<Parameter> fields(List<FieldContext> contexts) {
    return contexts.stream().filter(field -> field.exception == null).map(this::field).toList();
  }

  /** A field of a record, a variable of a group or a node. */
  private Parameter field(FieldContext context) {
    return new Parameter(span(context), name(context.name), visit(context.type()),
        Optional.ofNullable(context.defaultValue).map(building::expression));
  }

  private TypeName orNone(ParserRuleContext context, Token mark, Function<Span, TypeName> item) {
    if (mark == null) {
      return item.apply(span(context));
    }
    var whole = span(context);
    return new TypeName.OptionalOf(whole, item.apply(new Span(whole.file(), whole.start(), span(mark).start())));
  }

  private List<TypeName> types(List<TypeContext> contexts) {
    return contexts.stream().map(this::visit).toList();
  }
}
