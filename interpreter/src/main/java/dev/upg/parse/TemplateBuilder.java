package dev.upg.parse;

import dev.upg.grammar.UpgParser;
import dev.upg.grammar.UpgParser.BadEscapePartContext;
import dev.upg.grammar.UpgParser.EscapePartContext;
import dev.upg.grammar.UpgParser.HolePartContext;
import dev.upg.grammar.UpgParser.RawTemplateContext;
import dev.upg.grammar.UpgParser.StringTemplateContext;
import dev.upg.grammar.UpgParser.TemplatePartContext;
import dev.upg.grammar.UpgParser.TextPartContext;
import dev.upg.tree.Expression.Template;
import dev.upg.tree.TemplatePart;

import java.util.ArrayList;
import java.util.List;

/** Strings: their pieces of text joined, their escapes resolved, the indentation of raw ones taken off. */
final class TemplateBuilder extends Family<Template> {
  private final Parts parts;

  TemplateBuilder(Building building) {
    super(building);
    this.parts = new Parts(building);
  }

  @Override
  public Template visitStringTemplate(StringTemplateContext context) {
    return new Template(span(context), parts(context.templatePart()));
  }

  @Override
  public Template visitRawTemplate(RawTemplateContext context) {
    return new Template(span(context), Indentation.strip(parts(context.templatePart())));
  }

  private List<TemplatePart> parts(List<TemplatePartContext> contexts) {
    var result = new ArrayList<TemplatePart>();
    for (var context : contexts) {
      var part = parts.visit(context);
      if (part instanceof TemplatePart.Text(var span, var text) && !result.isEmpty()
          && result.getLast() instanceof TemplatePart.Text(var before, var textBefore)) {
        result.set(result.size() - 1, new TemplatePart.Text(before.to(span), textBefore + text));
      } else {
        result.add(part);
      }
    }
    return result;
  }

  private static final class Parts extends Family<TemplatePart> {
    Parts(Building building) {
      super(building);
    }

    @Override
    public TemplatePart visitTextPart(TextPartContext context) {
      return new TemplatePart.Text(span(context), text(context.start));
    }

    @Override
    public TemplatePart visitEscapePart(EscapePartContext context) {
      char letter = text(context.start).charAt(1);
      return new TemplatePart.Text(span(context), switch (letter) {
        case 'n' -> "\n";
        case 't' -> "\t";
        default -> String.valueOf(letter);
      });
    }

    /** Reported by the scanner; here it stands for itself. */
    @Override
    public TemplatePart visitBadEscapePart(BadEscapePartContext context) {
      return new TemplatePart.Text(span(context), text(context.start));
    }

    @Override
    public TemplatePart visitHolePart(HolePartContext context) {
      return new TemplatePart.Hole(span(context), building.expression(context.expression()),
          context.kind.getType() == UpgParser.RAW_HOLE);
    }
  }
}
