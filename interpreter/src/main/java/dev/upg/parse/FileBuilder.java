package dev.upg.parse;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.grammar.UpgParser.*;
import dev.upg.source.Span;
import dev.upg.tree.Declaration;
import dev.upg.tree.Name;
import dev.upg.tree.SourceUnit;
import dev.upg.tree.Statement;
import org.antlr.v4.runtime.ParserRuleContext;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A whole file: what may stand in it, and in which order. */
final class FileBuilder {
  private final Building building;
  private final DeclarationBuilder declarationBuilder;
  private final List<SourceUnit.Use> uses = new ArrayList<>();
  private final List<Declaration> declarations = new ArrayList<>();
  private final List<Declaration.Group> groups = new ArrayList<>();
  private final List<Statement> statements = new ArrayList<>();
  private ItemContext header;
  private InventoryItemContext inventory;
  /** The first item that a `use` can't follow any more. */
  private ItemContext afterUses;
  private StatementItemContext firstStatement;

  FileBuilder(Building building) {
    this.building = building;
    this.declarationBuilder = new DeclarationBuilder(building);
  }

  /** @return empty when the file has no header; that is reported then */
  Optional<SourceUnit> build(FileContext file) {
    var items = file.item().stream().filter(item -> item.exception == null).toList();
    header = items.stream().filter(FileBuilder::isHeader).findFirst().orElse(null);
    if (header == null) {
      noHeader(file, items);
      return Optional.empty();
    }
    for (var item : items) {
      add(item);
    }
    var whole = new Span(building.spans().file(), 0, building.spans().file().text().length());
    return switch (header) {
      case PlaybookItemContext playbook -> Optional.of(new SourceUnit.Playbook(whole,
          Optional.of(building.template(playbook.title)), uses, groups, declarations, statements, doc()));
      case ModuleItemContext module ->
        Optional.of(new SourceUnit.Module(whole, name(module.name), uses, declarations, doc()));
      default -> throw new IllegalStateException("not a header: " + header.getClass());
    };
  }

  private static boolean isHeader(ItemContext item) {
    return item instanceof PlaybookItemContext || item instanceof ModuleItemContext;
  }

  private void add(ItemContext item) {
    boolean endsUses = switch (item) {
      case PlaybookItemContext playbook -> addHeader(playbook);
      case ModuleItemContext module -> addHeader(module);
      case UseItemContext use -> addUse(use);
      case InventoryItemContext block -> addInventory(block);
      case DeclarationItemContext declaration -> addDeclaration(declaration);
      case StatementItemContext statement -> addStatement(statement);
      default -> throw new IllegalStateException("nothing builds " + item.getClass());
    };
    if (endsUses && afterUses == null) {
      afterUses = item;
    }
  }

  private boolean addHeader(ItemContext item) {
    if (item != header) {
      building.report(misplaced("A file has one header", item, "the second one").related(first(header), "the first one")
          .help("Remove one of the two; a module has a file of its own."));
    } else if (afterUses != null || !uses.isEmpty()) {
      building.report(misplaced("`" + first(item).text() + "` has to be the first line", item, "this comes too late")
          .help("Move it to the top of the file."));
    }
    return false;
  }

  private boolean addUse(UseItemContext use) {
    if (afterUses != null) {
      building.report(misplaced("`use` stands at the top of the file", use, "this comes too late")
          .related(first(afterUses), "the file has begun here").help("Move it below the header line."));
    }
    var alias = Optional.ofNullable(use.alias).map(this::name);
    if (use.path == null) {
      uses.add(new SourceUnit.Use(span(use), Optional.empty(), name(use.name), alias));
      return false;
    }
    var template = building.template(use.path);
    if (template.constant().isEmpty()) {
      building.report(Diagnostic
          .error(Code.MISPLACED, "The path of a module is fixed", template.span(), "this text has a `${`")
          .help("Write the path as it is, such as `\"./lib/minos.upg\"`."));
    } else if (alias.isEmpty() && !template.constant().get().matches(".*(/|\\.upg$).*")) {
      building.report(Diagnostic
          .error(Code.MISSING_CLAUSE, "A module of the library is named without quotes", template.span(),
              "this is the path of a file")
          .help("Write `use " + template.constant().get() + "`, or `use \"./file.upg\" as name` for a file."));
    } else if (alias.isEmpty()) {
      building.report(Diagnostic
          .error(Code.MISSING_CLAUSE, "A module from a file needs a name", building.spans().after(use.stop),
              "expected `as` and a name")
          .help("Write `use " + template.span().text() + " as name`."));
    } else {
      uses.add(new SourceUnit.Use(span(use), template.constant(), alias.get(), alias));
    }
    return false;
  }

  private boolean addInventory(InventoryItemContext block) {
    if (header instanceof ModuleItemContext) {
      building.report(misplaced("A module can't have an inventory", block, "this belongs in a playbook")
          .related(first(header), "this file is a module").help("Take nodes as parameters of functions instead."));
    } else if (inventory != null) {
      building.report(misplaced("A playbook has one `inventory` block", block, "the second one")
          .related(first(inventory), "the first one").help("Put all groups into one block."));
    } else {
      beforeStatements(block, "inventory");
      inventory = block;
    }
    block.inventoryBody().group().stream().filter(group -> group.exception == null).map(declarationBuilder::group)
        .forEach(groups::add);
    return true;
  }

  /** @return false for one that couldn't be read: it may have been meant as anything, so no order is wrong for it */
  private boolean addDeclaration(DeclarationItemContext item) {
    if (item.declaration().exception != null) {
      return false;
    }
    var declaration = declarationBuilder.visit(item.declaration());
    declarations.add(declaration);
    if (declaration instanceof Declaration.Param param) {
      if (header instanceof ModuleItemContext) {
        building.report(misplaced("A module can't have a `param`", item, "this belongs in a playbook")
            .related(first(header), "this file is a module")
            .help("Make `" + param.name().text() + "` a parameter of the functions that need it."));
      } else {
        beforeStatements(item, "param");
      }
    }
    return true;
  }

  private void beforeStatements(ItemContext item, String word) {
    if (firstStatement != null) {
      building.report(misplaced("`" + word + "` stands before the statements", item, "this comes too late")
          .related(first(firstStatement), "the statements begin here").help("Move it above them."));
    }
  }

  /** @return false, too, for a line that does nothing: something else was meant */
  private boolean addStatement(StatementItemContext item) {
    if (item.statement().exception != null) {
      return false;
    }
    if (header instanceof ModuleItemContext) {
      building.report(misplaced("A module can't have statements", item, "this would run in a playbook only")
          .related(first(header), "this file is a module")
          .help("Put it into a function of the module, or into a playbook."));
    }
    var statement = building.statement(item.statement());
    statements.add(statement);
    boolean acts = StatementBuilder.acts(statement);
    if (acts && firstStatement == null) {
      firstStatement = item;
    }
    return acts;
  }

  private void noHeader(FileContext file, List<ItemContext> items) {
    if (items.size() < file.item().size() || !items.isEmpty() && items.getFirst() instanceof StatementItemContext first
        && first.statement().exception != null) {
      return; // The header may be what couldn't be read; that is reported.
    }
    var at = file.item().isEmpty() ? new Span(building.spans().file(), 0, 0) : first(file.item(0));
    building.report(Diagnostic
        .error(Code.MISSING_CLAUSE, "The file has no header", at, "expected `playbook` or `module` first")
        .help("Begin the file with `playbook \"what it does\"`, or with `module name` when it only declares."));
  }

  private String doc() {
    return building.docs().top(span(header));
  }

  private Diagnostic misplaced(String title, ItemContext item, String label) {
    return Diagnostic.error(Code.MISPLACED, title, first(item), label);
  }

  private Span first(ParserRuleContext context) {
    return building.spans().of(context.start);
  }

  private Span span(ParserRuleContext context) {
    return building.spans().of(context);
  }

  private Name name(ParserRuleContext context) {
    return new Name(span(context), span(context).text());
  }
}
