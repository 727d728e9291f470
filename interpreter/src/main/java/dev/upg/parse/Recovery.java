package dev.upg.parse;

import dev.upg.grammar.UpgParser;
import dev.upg.grammar.UpgParser.NativeDeclarationContext;
import dev.upg.grammar.UpgParser.RecordDeclarationContext;
import dev.upg.grammar.UpgParser.ScopeDeclarationContext;
import org.antlr.v4.runtime.ANTLRErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;

import java.util.List;
import java.util.Set;

/**
 * Goes on behind an error: at the end of the statement, field or group it is in. Nothing is guessed, no token is put in
 * or left out; what has an error has the exception in its context and isn't built. A block inside the skipped text is
 * read, so that its own errors are found too.
 */
final class Recovery implements ANTLRErrorStrategy {
  private static final Set<Integer> LISTS = Set.of(UpgParser.RULE_file, UpgParser.RULE_block, UpgParser.RULE_scopeBody,
      UpgParser.RULE_fields, UpgParser.RULE_nodeVariables, UpgParser.RULE_inventoryBody, UpgParser.RULE_groupBody);
  private static final Set<Integer> WITH_COMMAS = Set.of(UpgParser.RULE_field, UpgParser.RULE_groupMember,
      UpgParser.RULE_fields, UpgParser.RULE_nodeVariables, UpgParser.RULE_groupBody);

  private final SyntaxErrors errors;
  /** How many brackets are open behind each token. */
  private final int[] depths;
  private RecognitionException reported;

  Recovery(List<Token> tokens, SyntaxErrors errors) {
    this.errors = errors;
    this.depths = depths(tokens);
  }

  private static int[] depths(List<Token> tokens) {
    int[] depths = new int[tokens.size()];
    int depth = 0;
    for (int i = 0; i < depths.length; i++) {
      depth += switch (tokens.get(i).getType()) {
        case UpgParser.LPAREN, UpgParser.LBRACKET, UpgParser.LBRACE, UpgParser.HOLE, UpgParser.RAW_HOLE -> 1;
        case UpgParser.RPAREN, UpgParser.RBRACKET, UpgParser.RBRACE -> -1;
        default -> 0;
      };
      depths[i] = depth;
    }
    return depths;
  }

  @Override
  public void reset(Parser parser) {
    reported = null;
  }

  @Override
  public Token recoverInline(Parser parser) {
    throw new InputMismatchException(parser);
  }

  @Override
  public boolean inErrorRecoveryMode(Parser parser) {
    return false;
  }

  @Override
  public void reportMatch(Parser parser) {
    // Nothing is kept between tokens.
  }

  @Override
  public void reportError(Parser parser, RecognitionException exception) {
    if (exception != reported) {
      reported = exception;
      errors.report(parser, exception.getOffendingToken());
    }
  }

  @Override
  public void recover(Parser parser, RecognitionException exception) {
    var context = parser.getContext();
    if (!SyntaxErrors.PARTS.contains(context.getRuleIndex())) {
      throw exception;
    }
    skip((UpgParser) parser, before(context), WITH_COMMAS.contains(context.getRuleIndex()));
  }

  @Override
  public void sync(Parser parser) {
    var context = parser.getContext();
    if (!LISTS.contains(context.getRuleIndex()) || parser.getInputStream().index() == context.start.getTokenIndex()
        && context.getRuleIndex() != UpgParser.RULE_file) {
      return;
    }
    var expected = parser.getATN().getExpectedTokens(parser.getState(), context);
    if (expected.contains(parser.getInputStream().LA(1))) {
      return;
    }
    errors.report(parser, parser.getCurrentToken());
    errors.lastPart(context).ifPresent(part -> part.exception = new InputMismatchException(parser));
    int depth = context.getRuleIndex() == UpgParser.RULE_file ? 0 : before(context) + 1;
    skip((UpgParser) parser, depth, WITH_COMMAS.contains(context.getRuleIndex()));
  }

  private int before(ParserRuleContext context) {
    int index = context.start.getTokenIndex();
    return index == 0 ? 0 : depths[index - 1];
  }

  /** Up to the end of a line at this depth, or to the bracket that closes it. */
  private void skip(UpgParser parser, int depth, boolean commas) {
    while (true) {
      var token = parser.getCurrentToken();
      int behind = depths[token.getTokenIndex()];
      switch (token.getType()) {
        case Token.EOF -> {
          return;
        }
        case UpgParser.NEWLINE, UpgParser.SEMICOLON -> {
          if (behind <= depth) {
            return;
          }
        }
        case UpgParser.COMMA -> {
          if (commas && behind <= depth) {
            return;
          }
        }
        case UpgParser.RBRACE, UpgParser.RPAREN, UpgParser.RBRACKET -> {
          if (behind < depth) {
            return;
          }
        }
        default -> {
        }
      }
      if (token.getType() != UpgParser.LBRACE) {
        parser.consume();
      } else {
        body(parser);
      }
    }
  }

  /** Reads what stands in braces, as far as it can be known what it is. */
  private static void body(UpgParser parser) {
    switch (parser.getContext()) {
      case ScopeDeclarationContext scope -> parser.scopeBody();
      case RecordDeclarationContext record -> parser.consume();
      case NativeDeclarationContext function -> parser.consume();
      case ParserRuleContext other when beginsBlock(parser) -> parser.block();
      default -> parser.consume();
    }
  }

  /** Whether a `{` begins statements, rather than a map, fields or nothing. */
  private static boolean beginsBlock(Parser parser) {
    return switch (parser.getInputStream().LA(2)) {
      case UpgParser.STRING_START, UpgParser.RAW_START, UpgParser.RBRACE, UpgParser.GROUP, UpgParser.NODES,
          UpgParser.ENTER, UpgParser.LEAVE ->
        false;
      default -> parser.getInputStream().LA(3) != UpgParser.COLON;
    };
  }
}
