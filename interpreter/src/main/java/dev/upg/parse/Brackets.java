package dev.upg.parse;

import static dev.upg.grammar.UpgLexer.*;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.source.Span;
import org.antlr.v4.runtime.Token;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sees to it that every bracket has its other half before the grammar reads the text: a missing one is reported once, and
 * put in as a token without text where it was probably meant.
 *
 * <p>A brace that is missing shows only where the file ends. So when braces don't match, a second look goes by the
 * indentation: a line that isn't deeper than the line of an open {@code {} can't belong to its block.
 */
final class Brackets {
  /** More unclosed brackets than these aren't told one by one. */
  private static final int MOST_REPORTS = 20;
  /** How often the text before a `}` is searched for the line that lacks its `{`. */
  private static final int MOST_LOOKS = 100;

  private final Spans spans;
  private final List<Token> tokens;
  private final Following following;
  private final Set<Token> firstInLine = new HashSet<>();
  private final Map<Integer, Integer> indentations = new HashMap<>();

  private Brackets(Spans spans, List<Token> tokens) {
    this.spans = spans;
    this.tokens = tokens;
    this.following = new Following(tokens);
    int line = 0;
    for (var token : tokens) {
      if (token.getLine() != line && Following.isCode(token)) {
        line = token.getLine();
        indentations.put(line, token.getCharPositionInLine());
        firstInLine.add(token);
      }
    }
  }

  /** @return the tokens with all brackets in pairs */
  static List<Token> repair(List<Token> tokens, Spans spans, Problems problems) {
    var brackets = new Brackets(spans, tokens);
    var plain = brackets.new Pass(0, 0);
    plain.run();
    var best = plain;
    if (plain.unclosedBraces > 0 || plain.extraBraces > 0) {
      var guided = brackets.new Pass(plain.unclosedBraces, plain.extraBraces);
      guided.run();
      if (guided.reports.size() <= plain.reports.size()) {
        best = guided;
      }
    }
    report(best, problems);
    best.muted.forEach(problems::mute);
    return best.output;
  }

  /** What is wrong with a string upsets the brackets of its line; two brackets of one line are two mistakes. */
  private static void report(Pass pass, Problems problems) {
    var unknown = pass.reports.stream().filter(problems::isNew).toList();
    unknown.forEach(problems::cause);
  }

  static int closerOf(int opener) {
    return switch (opener) {
      case LPAREN -> RPAREN;
      case LBRACKET -> RBRACKET;
      default -> RBRACE;
    };
  }

  private final class Pass {
    /** Ends with a token of code; what stands behind that one waits until the next. */
    private final List<Token> output = new ArrayList<>();
    private final List<Token> behind = new ArrayList<>();
    private final OpenBrackets open = new OpenBrackets();
    private final List<Diagnostic> reports = new ArrayList<>();
    private final List<Span> muted = new ArrayList<>();
    private int unclosedBraces;
    private int extraBraces;
    /** How many braces may be put in by indentation. */
    private int closersToFind;
    private int openersToFind;
    private int looks;

    Pass(int closersToFind, int openersToFind) {
      this.closersToFind = Math.min(closersToFind, MOST_REPORTS);
      this.openersToFind = Math.min(openersToFind, MOST_REPORTS);
    }

    void run() {
      for (int i = 0; i < tokens.size(); i++) {
        var token = tokens.get(i);
        if (token.getType() == Token.EOF) {
          finish();
          put(token);
        } else if (!Following.isCode(token)) {
          behind.add(token);
        } else {
          endParentheses(i);
          endBlocks(token);
          take(token, i);
        }
      }
    }

    private void take(Token token, int index) {
      switch (token.getType()) {
        case LPAREN, LBRACKET, LBRACE, HOLE, RAW_HOLE -> {
          open.add(token);
          put(token);
        }
        case RPAREN, RBRACKET, RBRACE -> close(token, index);
        default -> put(token);
      }
    }

    private void put(Token token) {
      output.addAll(behind);
      behind.clear();
      output.add(token);
    }

    private void close(Token closer, int index) {
      int type = closer.getType();
      if (type == RBRACE && openersToFind > 0) {
        boolean first = firstInLine.contains(closer);
        if (first && looks++ < MOST_LOOKS && addOpener(closer)) {
          openersToFind--;
          put(closer);
          return;
        }
        if (!first && !open.isEmpty() && open.getLast().getLine() < closer.getLine()) {
          openersToFind--;
          reportExtra(closer);
          return;
        }
      }
      if (open.hasOpenerOf(closer)) {
        while (closerOf(open.getLast().getType()) != type) {
          reportUnclosed();
        }
        open.removeLast();
        put(closer);
      } else if (type != RBRACE && reports.size() < MOST_REPORTS && open.endsInParenthesis()
          && !closesLater(closerOf(open.getLast().getType()), index)) {
        var opener = open.removeLast();
        reports.add(Diagnostic
            .error(Code.UNEXPECTED, "`" + spans.text(closer) + "` doesn't close `" + spans.text(opener) + "`",
                spans.of(closer), "expected `" + sign(closerOf(opener.getType())) + "`")
            .related(spans.of(opener), "for this one"));
        put(StringLexer.empty(closerOf(opener.getType()), closer));
      } else {
        extraBraces += type == RBRACE ? 1 : 0;
        reportExtra(closer);
      }
    }

    private void reportExtra(Token closer) {
      if (reports.size() < MOST_REPORTS) {
        var sign = spans.text(closer);
        var opener = opening(closer.getType());
        reports.add(Diagnostic
            .error(Code.UNEXPECTED, "This `" + sign + "` closes nothing", spans.of(closer),
                "no `" + opener + "` is open here")
            .help("Remove it, or write the `" + opener + "` it belongs to."));
        if (closer.getType() != RBRACE) {
          muteStatement(closer);
        }
      }
    }

    /** Without its opening half, what stands before a bracket in lines of its own can't be read. */
    private void muteStatement(Token closer) {
      int indentation = indentation(closer);
      for (int i = output.size() - 1; i >= 0; i--) {
        var token = output.get(i);
        if (firstInLine.contains(token) && token.getLine() < closer.getLine() && indentation(token) <= indentation) {
          muted.add(spans.of(token, closer));
          return;
        }
      }
    }

    /** Whether the line goes on to close what is open, so that this bracket is one too many. */
    private boolean closesLater(int closer, int index) {
      int depth = 0;
      for (int i = index + 1; type(i) != NEWLINE && type(i) != Token.EOF; i++) {
        if (type(i) == closer && depth == 0) {
          return true;
        }
        depth += type(i) == LPAREN || type(i) == LBRACKET ? 1 : type(i) == RPAREN || type(i) == RBRACKET ? -1 : 0;
      }
      return false;
    }

    /** A statement or a block can't begin inside parentheses: the opening one lacks its end. */
    private void endParentheses(int index) {
      if (!open.endsInParenthesis()) {
        return;
      }
      var token = tokens.get(index);
      boolean ends = firstInLine.contains(token) && Words.BEGINNING.contains(token.getType())
          || token.getType() == LBRACE && beginsBlock(index);
      while (ends && open.endsInParenthesis() && type(next(index)) != COLON) {
        reportUnclosed();
      }
    }

    /** Whether a `{` stands where no map can: behind a value. The variables of a `node { … }` type aren't meant. */
    private boolean beginsBlock(int index) {
      if (output.isEmpty()) {
        return false;
      }
      var previous = output.getLast();
      boolean behindValue = switch (previous.getType()) {
        case NAME, NODE, NODES, GROUP, INT, FLOAT, DURATION, SIZE, PERCENT, TRUE, FALSE, NONE, STRING_END, RAW_END,
            RPAREN,
            RBRACKET ->
          true;
        default -> false;
      };
      int next = next(index);
      return behindValue && !(previous.getType() == NODE && (type(next(next)) == COLON || isType(output.size() - 1)));
    }

    /** Whether the token, by what stands before it, is the name of a type. */
    private boolean isType(int index) {
      int before = index - 1;
      while (before >= 0 && !Following.isCode(output.get(before))) {
        before--;
      }
      int type = before < 0 ? Token.EOF : output.get(before).getType();
      return type == COLON || type == ARROW || type == LESS;
    }

    /** Ends the blocks that a line, by its indentation, isn't part of; only where a brace is missing. */
    private void endBlocks(Token token) {
      if (closersToFind == 0 || !firstInLine.contains(token) || Words.CLAUSES.contains(token.getType())) {
        return;
      }
      int indentation = indentation(token);
      while (closersToFind > 0 && !open.isEmpty() && open.getLast().getType() == LBRACE
          && open.getLast().getLine() < token.getLine()) {
        int opener = indentation(open.getLast());
        boolean outside = token.getType() == RBRACE
            ? opener > indentation && open.size() > 1
            : opener >= indentation;
        if (!outside) {
          return;
        }
        closersToFind--;
        var unclosed = open.getLast();
        int before = reports.size();
        reportUnclosed();
        if (reports.size() > before) {
          reports
              .add(reports.removeLast().related(spans.of(token), "this line isn't indented like a part of the block"));
        }
        muted.add(spans.of(unclosed));
      }
    }

    /** Puts a `{` at the end of the line that, by its indentation, belongs to a `}`. */
    private boolean addOpener(Token closer) {
      int indentation = indentation(closer);
      int begin = open.isEmpty() ? -1 : output.indexOf(open.getLast());
      if (begin >= 0 && indentation(open.getLast()) >= indentation) {
        return false;
      }
      for (int i = output.size() - 1; i > begin; i--) {
        var token = output.get(i);
        if (!firstInLine.contains(token) || indentation(token) > indentation) {
          continue;
        }
        if (indentation(token) < indentation) {
          return false;
        }
        int end = endOfHeader(i);
        var word = lastBlockWord(i, end);
        if (word == null || output.get(end).getType() == LBRACE) {
          return false;
        }
        var place = spans.after(output.get(end));
        reports.add(Diagnostic
            .error(Code.MISSING_CLAUSE, "`" + spans.text(word) + "` needs a block", place,
                "expected `{`, found the end of the line")
            .related(spans.of(closer), "this closes the block").help("Write `{` at the end of the line."));
        output.add(end + 1, emptyAfter(LBRACE, output.get(end)));
        return true;
      }
      return false;
    }

    /** The word that the block at the end of a line would belong to, such as the `else` of `} else`; null if none. */
    private Token lastBlockWord(int from, int to) {
      Token word = null;
      for (int i = from; i <= to; i++) {
        boolean first = i == from && Words.WITH_BLOCK.contains(output.get(i).getType());
        word = first || Words.WITH_OWN_BLOCK.contains(output.get(i).getType()) ? output.get(i) : word;
      }
      return word;
    }

    /** The last token of the line, and of the clauses in the lines that follow it. */
    private int endOfHeader(int start) {
      int end = start;
      for (int i = start + 1; i < output.size(); i++) {
        var token = output.get(i);
        if (Following.isCode(token)) {
          if (firstInLine.contains(token) && !Words.IN_HEADERS.contains(token.getType())) {
            break;
          }
          end = i;
        }
      }
      return end;
    }

    private void finish() {
      while (!open.isEmpty()) {
        var opener = open.getLast();
        reportUnclosed();
        if (opener.getType() == LBRACE) {
          unclosedBraces++;
          // What follows was read as a part of this block, so the grammar would complain about the wrong things.
          muted.add(spans.of(opener, tokens.getLast()));
        }
      }
    }

    private void reportUnclosed() {
      var opener = open.removeLast();
      int closer = closerOf(opener.getType());
      var sign = spans.text(opener);
      var last = output.getLast();
      if (reports.size() < MOST_REPORTS) {
        reports.add(Diagnostic
            .error(Code.UNCLOSED, "`" + sign + "` isn't closed", spans.of(opener),
                "this `" + sign + "` has no `" + sign(closer) + "`")
            .help("Write `" + sign(closer) + "` where it ends."));
      }
      muted.add(spans.of(opener, last));
      output.add(emptyAfter(closer, last));
    }
  }

  private Token emptyAfter(int type, Token before) {
    var token = StringLexer.empty(type, before);
    token.setStartIndex(before.getStopIndex() + 1);
    token.setStopIndex(before.getStopIndex());
    return token;
  }

  /** How deep the line of a token begins. */
  private int indentation(Token token) {
    return indentations.getOrDefault(token.getLine(), 0);
  }

  private int next(int index) {
    return following.after(index);
  }

  private int type(int index) {
    return tokens.get(index).getType();
  }

  private static String sign(int closer) {
    return closer == RPAREN ? ")" : closer == RBRACKET ? "]" : "}";
  }

  private static String opening(int closer) {
    return closer == RPAREN ? "(" : closer == RBRACKET ? "[" : "{";
  }
}
