package dev.upg.parse;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.grammar.UpgParser;
import dev.upg.grammar.UpgParser.*;
import dev.upg.tree.Block;
import dev.upg.tree.Declaration;
import dev.upg.tree.Name;
import dev.upg.tree.OnResume;
import dev.upg.tree.Parameter;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Params, records, functions, scopes and node groups. */
final class DeclarationBuilder extends Family<Declaration> {
  DeclarationBuilder(Building building) {
    super(building);
  }

  @Override
  public Declaration visitParamDeclaration(ParamDeclarationContext context) {
    return new Declaration.Param(span(context), name(context.name), building.type(context.type()),
        Optional.ofNullable(context.defaultValue).map(building::expression),
        building.docs().aboveOrTrailing(span(context)));
  }

  @Override
  public Declaration visitRecordDeclaration(RecordDeclarationContext context) {
    return new Declaration.RecordDeclaration(span(context), name(context.name),
        building.types().fields(context.fields().field()), doc(context));
  }

  @Override
  public Declaration visitNativeDeclaration(NativeDeclarationContext context) {
    return new Declaration.Function(span(context), kind(context.kind), name(context.name),
        typeVariables(context.typeVariables()), parameters(context.parameters()),
        Optional.ofNullable(context.result).map(building::type), onResume(context), Optional.empty(), doc(context));
  }

  private Optional<OnResume> onResume(NativeDeclarationContext context) {
    if (context.onResume() != null && context.kind.getType() != UpgParser.ACTION) {
      building.report(Diagnostic
          .error(Code.MISPLACED, "Only an action has `on resume`", span(context.onResume()),
              "`" + span(context.name).text() + "` changes nothing")
          .help("Leave it out."));
    }
    return Optional.ofNullable(context.onResume()).map(building::onResume);
  }

  @Override
  public Declaration visitFunctionDeclaration(FunctionDeclarationContext context) {
    if (context.typeVariables() != null) {
      building.report(Diagnostic
          .error(Code.MISPLACED, "Only a `native` function may have type variables", span(context.typeVariables()),
              "`" + span(context.name).text() + "` is written in upg")
          .help("Write the types it works with."));
    }
    return new Declaration.Function(span(context), kind(context.kind), name(context.name), List.of(),
        parameters(context.parameters()), Optional.ofNullable(context.result).map(building::type),
        Optional.empty(), Optional.of(building.body(context.body)), doc(context));
  }

  @Override
  public Declaration visitScopeDeclaration(ScopeDeclarationContext context) {
    var members = context.body.scopeMember();
    var enter = members.stream().filter(EnterMemberContext.class::isInstance).findFirst();
    var leave = members.stream().filter(LeaveMemberContext.class::isInstance).findFirst();
    int firstBlock = enter.or(() -> leave).map(members::indexOf).orElse(members.size());
    var order = new ArrayList<>(members.subList(firstBlock, members.size()));
    enter.ifPresent(order::remove);
    leave.filter(block -> enter.isEmpty() || members.indexOf(block) > firstBlock).ifPresent(order::remove);
    order.forEach(this::misplacedMember);
    return new Declaration.Scope(span(context), name(context.name), parameters(context.parameters()),
        building.statements(members.subList(0, firstBlock).stream().filter(StatementMemberContext.class::isInstance)
            .map(member -> ((StatementMemberContext) member).statement()).toList()),
        enter.map(member -> building.block(((EnterMemberContext) member).block()))
            .orElseGet(() -> missing("enter", context)),
        leave.map(member -> building.block(((LeaveMemberContext) member).block()))
            .orElseGet(() -> missing("leave", context)),
        doc(context));
  }

  private void misplacedMember(ScopeMemberContext member) {
    if (member instanceof StatementMemberContext statement) {
      building.report(Diagnostic
          .error(Code.MISPLACED, "The statements of a scope stand before its `enter`", span(statement),
              "this comes after a block")
          .help("Move it above `enter`, or into one of the two blocks."));
    } else {
      building.report(Diagnostic
          .error(Code.MISPLACED, "A scope has one `enter` and after it one `leave`", span(member.start),
              "one too many, or in the wrong order")
          .help("Put what is to be done into one `enter { … }` and one `leave { … }`."));
    }
  }

  private Block missing(String word, ScopeDeclarationContext scope) {
    var end = span(scope.stop);
    if (scope.body.scopeMember().stream().noneMatch(DeclarationBuilder::hasError)) {
      building.report(Diagnostic
          .error(Code.MISSING_CLAUSE, "The scope `" + span(scope.name).text() + "` has no `" + word + "`", end,
              "expected `" + word + " { … }` before this")
          .help("A scope says what it changes in `enter { … }` and how that is put back in `leave { … }`."));
    }
    return new Block(end, List.of());
  }

  private static boolean hasError(ScopeMemberContext member) {
    return member.exception != null
        || member instanceof StatementMemberContext statement && statement.statement().exception != null;
  }

  /** A group of the inventory block. */
  Declaration.Group group(GroupContext context) {
    var counts = context.body.groupMember().stream().filter(NodesMemberContext.class::isInstance)
        .map(NodesMemberContext.class::cast).toList();
    counts.stream().skip(1).forEach(again -> building.report(building.twice(again.start, counts.getFirst().start)));
    var variables = context.body.groupMember().stream().filter(VariableMemberContext.class::isInstance)
        .map(member -> ((VariableMemberContext) member).field()).toList();
    var count = counts.stream().findFirst();
    long min = count.map(nodes -> building.integer(span(nodes.min))).orElse(0L);
    var max = count.flatMap(nodes -> max(nodes, min));
    if (max.isPresent() && max.get() < min) {
      building.report(Diagnostic
          .error(Code.MISPLACED, "The group `" + span(context.name).text() + "` can't have any number of nodes",
              span(counts.getFirst()), "at least " + min + ", but at most " + max.get())
          .help("Write the smaller number first."));
    }
    return new Declaration.Group(span(context), name(context.name), min, max, building.types().fields(variables),
        doc(context));
  }

  private Optional<Long> max(NodesMemberContext nodes, long min) {
    return nodes.range == null
        ? Optional.of(min)
        : Optional.ofNullable(nodes.max).map(max -> building.integer(span(max)));
  }

  private List<Parameter> parameters(ParametersContext context) {
    return context.parameter().stream()
        .map(parameter -> new Parameter(span(parameter), name(parameter.name), building.type(parameter.type()),
            Optional.ofNullable(parameter.defaultValue).map(building::expression)))
        .toList();
  }

  private List<Name> typeVariables(TypeVariablesContext context) {
    return context == null ? List.of() : context.identifier().stream().map(this::name).toList();
  }

  private String doc(ParserRuleContext context) {
    return building.docs().above(span(context));
  }

  private static Declaration.Kind kind(Token word) {
    return switch (word.getType()) {
      case UpgParser.FUN -> Declaration.Kind.FUN;
      case UpgParser.PROBE -> Declaration.Kind.PROBE;
      case UpgParser.ACTION -> Declaration.Kind.ACTION;
      default -> throw new IllegalStateException("not a kind of function: " + word);
    };
  }
}
