package dev.upg.format;

import dev.upg.format.Run.Kind;
import dev.upg.parse.Syntax;

import java.util.ArrayList;
import java.util.List;

/** The parts of a text as runs: where spaces stand, where lines may end. */
final class Shaper {
  private final Words words;
  private final List<Run> inventories = new ArrayList<>();

  Shaper(Words words) {
    this.words = words;
  }

  Run file(Syntax root) {
    var run = new Run(Kind.FILE);
    members(root).forEach(part -> run.add(piece(part)));
    return run;
  }

  /** The blocks of the file in which groups stand. */
  List<Run> inventories() {
    return inventories;
  }

  private Piece piece(Syntax syntax) {
    if (syntax.isWord()) {
      return words.of(syntax);
    }
    if (Words.BLOCKS.contains(syntax.rule())) {
      return block(syntax);
    }
    return switch (syntax.rule()) {
      case "parameters" -> list(syntax, false);
      case "operation", "disjunction", "conjunction", "comparison", "sum", "product" -> operators(syntax);
      case "type" -> syntax.parts().get(1).is("|") ? operators(syntax) : flow(syntax);
      case "expression" -> syntax.parts().getFirst().is("if") ? branches(syntax) : flow(syntax);
      case "postfix" -> postfix(syntax);
      case "primary" -> primary(syntax);
      case "statement" -> statement(syntax);
      default -> flow(syntax);
    };
  }

  private static List<Syntax> members(Syntax syntax) {
    return syntax.parts().stream().filter(part -> !Words.isSeparator(part, syntax)).toList();
  }

  private Run block(Syntax syntax) {
    var run = new Run(Kind.BLOCK);
    var parts = members(syntax);
    words.joinLine(parts.getFirst());
    boolean isSpace = parts.size() > 2;
    parts.forEach(part -> run.add(piece(part), isSpace, true));
    if (syntax.rule().equals("inventoryBody")) {
      inventories.add(run);
    }
    return run;
  }

  /** Items in brackets, each with its comma, the last one, too: it is printed where lines end. */
  private Run list(Syntax syntax, boolean isSpace) {
    var run = new Run(Kind.LIST).addTight(piece(syntax.parts().getFirst()));
    var items = syntax.parts().subList(1, syntax.parts().size() - 1);
    for (int i = 0; i < items.size(); i += 2) {
      var item = new Run(Kind.FLOW).addTight(piece(items.get(i)));
      item.addTight(i + 1 < items.size() ? words.of(items.get(i + 1)) : lastComma(item.last()));
      run.add(item, i > 0 || isSpace, true);
    }
    return run.add(piece(syntax.parts().getLast()), isSpace && !items.isEmpty(), true);
  }

  private static Word lastComma(Word item) {
    var comma = new Word(",");
    comma.behind = item.behind;
    item.behind = "";
    return comma;
  }

  /** Operands, each but the first with the operator before it. */
  private Run operators(Syntax syntax) {
    var parts = syntax.parts();
    var run = new Run(Kind.CHAIN).add(piece(parts.getFirst()));
    for (int i = 1; i < parts.size(); i += 2) {
      words.leadLine(parts.get(i), parts.get(i + 1));
      run.add(new Run(Kind.FLOW).add(piece(parts.get(i))).add(piece(parts.get(i + 1))));
    }
    return run;
  }

  private Run branches(Syntax syntax) {
    var run = new Run(Kind.BRANCHES);
    for (int i = 0; i < 6; i += 2) {
      run.add(new Run(Kind.FLOW).add(piece(syntax.parts().get(i))).add(piece(syntax.parts().get(i + 1))));
    }
    return run;
  }

  /** What is called or read of a value, one after the other; a line that is too long ends behind a call only. */
  private Run postfix(Syntax syntax) {
    var run = new Run(Kind.CHAIN);
    var part = new Run(Kind.FLOW).addTight(piece(syntax.parts().getFirst()));
    boolean isCalled = !syntax.parts().getFirst().isWord();
    run.add(part);
    for (var suffix : syntax.parts().subList(1, syntax.parts().size())) {
      if (suffix.parts().getFirst().is(".")) {
        part = new Run(Kind.FLOW).addTight(piece(suffix.parts().get(0))).addTight(piece(suffix.parts().get(1)));
        run.add(part, false, isCalled);
      } else {
        part.addTight(suffix.parts().getFirst().is("(") ? list(suffix, false) : flow(suffix));
        isCalled = true;
      }
    }
    return run;
  }

  private Run primary(Syntax syntax) {
    var first = syntax.parts().getFirst();
    if (first.is("[")) {
      return list(syntax, false);
    }
    if (first.is("{")) {
      return list(syntax, true);
    }
    if (first.is("(")) {
      return flow(syntax);
    }
    var run = new Run(Kind.CHAIN);
    run.add(new Run(Kind.FLOW).add(piece(first)).add(piece(syntax.parts().get(1))));
    for (var clause : syntax.parts().subList(2, syntax.parts().size())) {
      // A line that begins with `env (` is no clause.
      run.add(piece(clause), true, clause.isWord() || !Words.first(clause.parts().get(1)).is("("));
    }
    return run;
  }

  private Piece statement(Syntax syntax) {
    var parts = syntax.parts();
    return switch (parts.getFirst().span().text()) {
      case "foreach" -> clauses(parts, 4);
      case "wait" -> clauses(parts, 3);
      case "require", "ensure", "guard" -> clauses(parts, 2);
      case "with" -> with(parts);
      default -> flow(syntax);
    };
  }

  /** @param head how many parts stand before the first clause */
  private Piece clauses(List<Syntax> parts, int head) {
    var first = new Run(Kind.FLOW);
    parts.subList(0, head).forEach(part -> first.add(piece(part)));
    var chain = new Run(Kind.CHAIN).add(first);
    int i = head;
    for (; i < parts.size() && !parts.get(i).rule().equals("block"); i++) {
      boolean isWord = parts.get(i).is("else") || parts.get(i).is("timeout");
      chain.add(isWord ? new Run(Kind.FLOW).add(piece(parts.get(i))).add(piece(parts.get(++i))) : piece(parts.get(i)));
    }
    return i == parts.size() ? chain : new Run(Kind.FLOW).add(chain).add(piece(parts.get(i)));
  }

  private Run with(List<Syntax> parts) {
    var scopes = new Run(Kind.CHAIN);
    for (int i = 1; i < parts.size() - 1; i += 2) {
      var scope = new Run(Kind.FLOW).addTight(piece(parts.get(i)));
      scopes.add(parts.get(i + 1).is(",") ? scope.addTight(words.of(parts.get(i + 1))) : scope);
    }
    return new Run(Kind.FLOW).add(piece(parts.getFirst())).add(scopes).add(piece(parts.getLast()));
  }

  private Run flow(Syntax syntax) {
    var run = new Run(Kind.FLOW);
    add(syntax, run);
    return run;
  }

  private void add(Syntax syntax, Run run) {
    for (int i = 0; i < syntax.parts().size(); i++) {
      var part = syntax.parts().get(i);
      if (part.rule().equals("conditionalBlock")) {
        add(part, run);
      } else {
        run.add(piece(part), i == 0 || !Spacing.isTight(syntax, i), true);
      }
    }
  }
}
