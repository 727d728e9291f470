package dev.upg.check;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.tree.Expression;
import dev.upg.tree.TemplatePart;
import dev.upg.type.Type;
import dev.upg.type.Type.Simple;
import dev.upg.type.Types;

import java.util.Map;

/** Checks {@code remote} and {@code probe} commands. */
final class CommandChecker {
  private CommandChecker() {}

  static Type type(Expression.RemoteCommand command, Context context) {
    var word = command.changes() ? "remote" : "probe";
    context.use(ExpressionChecker.effectOfCommand(command), "a `" + word + "` command", command.span());
    ExpressionChecker.require(command.node(), new Type.NodeWith(Map.of()), "where `" + word + "` runs", context);
    command.user().ifPresent(user -> user(user, context));
    command.directory()
        .ifPresent(directory -> ExpressionChecker.look(directory, Simple.PATH, "the directory after `in`", context));
    command.environment().ifPresent(
        environment -> environment(environment, context.condition("what `env` sets", environment.span())));
    command.stdin().ifPresent(stdin -> textOrSecret(stdin, "what `stdin` sends", context));
    command.timeout()
        .ifPresent(timeout -> WaitChecker.duration(timeout, "the timeout", context));
    command.accept()
        .ifPresent(accept -> codes(accept, context.condition("what `accept` takes", accept.span())));
    template(command.command(), context);
    return Simple.COMMAND_RESULT;
  }

  private static void user(Expression user, Context context) {
    if (user instanceof Expression.NameUse use && context.variables().find(use.name()).isEmpty()) {
      context.report(Diagnostic.error(Code.UNKNOWN_NAME, "There is no `" + use.name() + "` here", use.span(),
          "not known at this place").help("Write a user's name in quotes: `as \"" + use.name() + "\"`."));
    } else {
      text(user, "the user after `as`", context);
    }
  }

  private static void text(Expression expression, String purpose, Context context) {
    ExpressionChecker.look(expression, Simple.STRING, purpose, context);
  }

  private static void textOrSecret(Expression expression, String purpose, Context context) {
    var type = ExpressionChecker.type(expression, context.condition(purpose, expression.span()));
    if (type != Simple.SECRET && !Types.isText(type)) {
      context.report(TypeErrors.wrongType(expression, Simple.STRING, type, purpose));
    }
  }

  private static void environment(Expression environment, Context context) {
    if (environment instanceof Expression.MapLiteral map) {
      for (var entry : map.entries()) {
        text(entry.key(), "the name of a variable", context);
        Constants.variable(entry.key(), context);
        textOrSecret(entry.value(), "the value of a variable", context);
      }
    } else {
      var type = ExpressionChecker.type(environment, context);
      if (!Types.accepts(new Type.MapOf(Simple.STRING, Simple.SECRET), type)
          && !Types.accepts(new Type.MapOf(Simple.STRING, Simple.STRING), type)) {
        context.report(TypeErrors.wrongType(environment, new Type.MapOf(Simple.STRING, Simple.STRING), type,
            "the variables after `env`"));
      }
    }
  }

  private static void codes(Expression accept, Context context) {
    if (accept instanceof Expression.ListLiteral list) {
      list.items().forEach(item -> code(item, context));
      ExpressionChecker.require(accept, new Type.ListOf(Simple.INT), "the exit codes after `accept`", context);
    } else {
      code(accept, context);
      var type = ExpressionChecker.type(accept, context);
      if (!Types.accepts(new Type.ListOf(Simple.INT), type) && !Types.accepts(Simple.INT, type)) {
        context.report(TypeErrors.wrongType(accept, Simple.INT, type, "the exit code after `accept`"));
      }
    }
  }

  private static void code(Expression accept, Context context) {
    boolean negative = accept instanceof Expression.Unary(var span, var operator, var operand)
        && operator == Expression.UnaryOperator.NEGATE && operand instanceof Expression.IntLiteral;
    if (negative || accept instanceof Expression.IntLiteral(var span, var number) && number > 255) {
      context.report(Diagnostic.error(Code.WRONG_TYPE, "No command ends with this exit code", accept.span(),
          "an exit code is a number from 0 to 255"));
    }
  }

  private static void template(Expression.Template template, Context context) {
    var quotes = new ShellQuotes();
    for (var part : template.parts()) {
      switch (part) {
        case TemplatePart.Text(var span, var text) -> quotes.read(text);
        case TemplatePart.Hole hole -> {
          hole(hole, quotes, context);
          quotes.passValue();
        }
      }
    }
    if (template.constant().filter(String::isBlank).isPresent()) {
      context.report(Diagnostic.error(Code.WRONG_TYPE, "The command is empty", template.span(), "nothing to run"));
    }
  }

  private static void hole(TemplatePart.Hole hole, ShellQuotes quotes, Context context) {
    var type = ExpressionChecker.type(hole.expression(), context);
    TypeErrors.notShown(hole.expression(), type).ifPresent(context::report);
    word(hole, type, type instanceof Type.ListOf(var item) ? item : type, context);
    if (!hole.raw() && quotes.inside()) {
      context.report(Diagnostic.error(Code.QUOTED_HOLE, "This value stands inside quotes, but upg quotes it already",
          hole.span(), "it becomes one word by itself")
          .help("Leave out the quotes around `" + hole.span().text() + "`."));
    }
  }

  /** @param item the type itself, or that of a list's items: they become a word each */
  private static void word(TemplatePart.Hole hole, Type type, Type item, Context context) {
    switch (item) {
      case Type.ListOf ignored -> noWord(hole, type, "Pick the part you mean.", context);
      case Type.MapOf ignored -> noWord(hole, type, "Pick the part you mean.", context);
      case Type.RecordOf ignored -> noWord(hole, type, "Pick the part you mean.", context);
      case Type.NodeWith ignored -> noWord(hole, type, item == type
          ? "Name what you mean: `.host` or `.name`."
          : "Name what you mean: `.map(node -> node.host)` or `.map(node -> node.name)`.", context);
      case Simple simple when simple == Simple.JSON ->
        noWord(hole, type, "Say what it is: `.text()`, `.int()` or `.bool()`.", context);
      case Simple simple when simple == Simple.COMMAND_RESULT ->
        noWord(hole, type, "Pick the part you mean: `.stdout`, `.lines` or `.code`.", context);
      case Type ignored -> {
      }
    }
  }

  private static void noWord(TemplatePart.Hole hole, Type type, String help, Context context) {
    context.report(Diagnostic.error(Code.WRONG_TYPE, TypeErrors.capitalA(type) + " is not a word of a command",
        hole.expression().span(), "this is " + TypeErrors.a(type)).help(help));
  }

  /** Follows a shell text to know whether a place in it is inside quotes. */
  private static final class ShellQuotes {
    private char open;
    private boolean escaped;
    private boolean comment;
    private char before = '\n';

    void read(String text) {
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (comment) {
          comment = c != '\n';
        } else if (escaped) {
          escaped = false;
        } else if (c == '\\' && open != '\'') {
          escaped = true;
        } else if (open == 0 && c == '#' && (before == ' ' || before == '\n' || before == ';')) {
          comment = true;
        } else if (open == 0 && (c == '\'' || c == '"')) {
          open = c;
        } else if (c == open) {
          open = 0;
        }
        before = c;
      }
    }

    /** A value stands here: what follows goes on with the same word. */
    void passValue() {
      before = 'x';
    }

    boolean inside() {
      return open != 0;
    }
  }
}
