package dev.upg.parse;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.grammar.UpgParser;
import dev.upg.grammar.UpgParser.*;
import dev.upg.tree.Expression;
import dev.upg.tree.MapEntry;
import dev.upg.tree.TemplatePart;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an expression is made of: literals, names, lists, maps, commands. */
final class PrimaryBuilder extends Family<Expression> {
  private final Entries entries;

  PrimaryBuilder(Building building) {
    super(building);
    this.entries = new Entries(building);
  }

  @Override
  public Expression visitIntPrimary(IntPrimaryContext context) {
    return new Expression.IntLiteral(span(context), building.integer(span(context)));
  }

  @Override
  public Expression visitFloatPrimary(FloatPrimaryContext context) {
    return building.literals().floating(span(context));
  }

  @Override
  public Expression visitDurationPrimary(DurationPrimaryContext context) {
    return building.literals().duration(span(context));
  }

  @Override
  public Expression visitSizePrimary(SizePrimaryContext context) {
    return building.literals().size(span(context));
  }

  @Override
  public Expression visitPercentPrimary(PercentPrimaryContext context) {
    return building.literals().percent(span(context));
  }

  @Override
  public Expression visitBoolPrimary(BoolPrimaryContext context) {
    return new Expression.BoolLiteral(span(context), context.value.getType() == UpgParser.TRUE);
  }

  @Override
  public Expression visitNonePrimary(NonePrimaryContext context) {
    return new Expression.NoneLiteral(span(context));
  }

  @Override
  public Expression visitTemplatePrimary(TemplatePrimaryContext context) {
    return building.template(context.template());
  }

  @Override
  public Expression visitNamePrimary(NamePrimaryContext context) {
    return new Expression.NameUse(span(context), span(context).text());
  }

  @Override
  public Expression visitParenthesesPrimary(ParenthesesPrimaryContext context) {
    return building.expression(context.expression());
  }

  @Override
  public Expression visitListPrimary(ListPrimaryContext context) {
    return new Expression.ListLiteral(span(context), context.expression().stream().map(building::expression).toList());
  }

  @Override
  public Expression visitMapPrimary(MapPrimaryContext context) {
    return new Expression.MapLiteral(span(context), context.mapEntry().stream().map(entries::visit).toList());
  }

  @Override
  public Expression visitRemotePrimary(RemotePrimaryContext context) {
    boolean changes = context.kind.getType() == UpgParser.REMOTE;
    var clauses = clauses(context.remoteClause());
    var onResume = onResume(context.remoteClause());
    if (!changes) {
      onResume.ifPresent(clause -> building.report(Diagnostic
          .error(Code.MISPLACED, "Only a change has `on resume`", span(clause),
              "a probe only looks: it is asked again")
          .help("Leave it out.")));
    }
    return new Expression.RemoteCommand(span(context), changes, building.expressions().visit(context.target),
        clause(clauses, UpgParser.AS), clause(clauses, UpgParser.IN),
        clause(clauses, UpgParser.ENV), clause(clauses, UpgParser.STDIN), clause(clauses, UpgParser.TIMEOUT),
        clause(clauses, UpgParser.ACCEPT),
        onResume.map(building::onResume), building.template(context.command));
  }

  private Map<Integer, ValueClauseContext> clauses(List<RemoteClauseContext> contexts) {
    var clauses = new HashMap<Integer, ValueClauseContext>();
    for (var context : contexts) {
      if (context instanceof ValueClauseContext clause) {
        var earlier = clauses.putIfAbsent(clause.kind.getType(), clause);
        if (earlier != null) {
          building.report(building.twice(clause.kind, earlier.kind));
        }
      }
    }
    return clauses;
  }

  private Optional<OnResumeContext> onResume(List<RemoteClauseContext> contexts) {
    var found = contexts.stream().filter(ResumeClauseContext.class::isInstance)
        .map(clause -> ((ResumeClauseContext) clause).onResume()).toList();
    found.stream().skip(1)
        .forEach(again -> building.report(building.twice(again.RESUME().getSymbol(),
            found.getFirst().RESUME().getSymbol())));
    return found.stream().findFirst();
  }

  private Optional<Expression> clause(Map<Integer, ValueClauseContext> clauses, int kind) {
    return Optional.ofNullable(clauses.get(kind)).map(context -> building.expressions().visit(context.value));
  }

  private static final class Entries extends Family<MapEntry> {
    Entries(Building building) {
      super(building);
    }

    @Override
    public MapEntry visitWordEntry(WordEntryContext context) {
      var key = span(context.key);
      var text = new Expression.Template(key, List.of(new TemplatePart.Text(key, key.text())));
      return new MapEntry(span(context), text, building.expression(context.value));
    }

    @Override
    public MapEntry visitTemplateEntry(TemplateEntryContext context) {
      return new MapEntry(span(context), building.template(context.text), building.expression(context.value));
    }
  }
}
