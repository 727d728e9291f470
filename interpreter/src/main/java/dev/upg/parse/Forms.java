package dev.upg.parse;

import dev.upg.diagnostic.Diagnostic;
import dev.upg.grammar.UpgParser.*;
import org.antlr.v4.runtime.RuleContext;

import java.util.Map;
import java.util.Optional;

/** How the parts of a program are called and written, for messages about them. */
final class Forms {
  /**
   * @param name as in "… needs a name here"
   * @param form an example with what may be left out in brackets
   */
  record Form(String name, String form) {}

  private static final Map<Class<?>, Form> FORMS = Map.ofEntries(
      form(PlaybookItemContext.class, "`playbook`", "playbook \"title\""),
      form(ModuleItemContext.class, "`module`", "module name"),
      form(UseItemContext.class, "`use`", "use module` or `use \"./file.upg\" as name"),
      form(InventoryItemContext.class, "`inventory`", "inventory { group meta { nodes 1..; home: path } }"),
      form(GroupContext.class, "`group`", "group meta { nodes 1..; home: path }"),
      form(NodesMemberContext.class, "`nodes`", "nodes 3`, `nodes 3..` or `nodes 0..1"),
      form(ParamDeclarationContext.class, "`param`", "param name: type [= value]"),
      form(RecordDeclarationContext.class, "`record`", "record Name { field: type; field: type }"),
      form(NativeDeclarationContext.class, "`native`", "native fun name(parameter: type) -> type"),
      form(FunctionDeclarationContext.class, "a function", "fun name(parameter: type) -> type { … }"),
      form(ScopeDeclarationContext.class, "`scope`", "scope name(parameter: type) { enter { … } leave { … } }"),
      form(EnterMemberContext.class, "`enter`", "enter { … }"),
      form(LeaveMemberContext.class, "`leave`", "leave { … }"),
      form(ParameterContext.class, "a parameter", "name: type [= value]"),
      form(FieldContext.class, "a field", "name: type [= value]"),
      form(LetStatementContext.class, "`let`", "let name = value"),
      form(ForeachStatementContext.class, "`foreach`",
          "foreach node in nodes [where …] [order by …] [batch …] [spread by …] [stop after 2 failures] { … }"),
      form(WaitStatementContext.class, "`wait`",
          "wait until condition [2 times] [every 1s] timeout 5m [repeating every 10s { … }]"),
      form(RequireStatementContext.class, "`require`", "require condition [else \"why\"]"),
      form(EnsureStatementContext.class, "`ensure`", "ensure condition [timeout 5m] { … }"),
      form(GuardStatementContext.class, "`guard`", "guard condition every 30s [else \"why\"] { … }"),
      form(WithStatementContext.class, "`with`", "with scope(…), scope(…) { … }"),
      form(StepStatementContext.class, "`step`", "step \"title\" { … }"),
      form(TryStatementContext.class, "`try`", "try { … } rescue error { … } always { … }"),
      form(IfStatementContext.class, "`if`", "if condition { … } else { … }"),
      form(FailStatementContext.class, "`fail`", "fail \"why\""),
      form(ConfirmStatementContext.class, "`confirm`", "confirm \"question\""),
      form(PauseStatementContext.class, "`pause`", "pause 30s"),
      form(SayStatementContext.class, "`say`", "say \"text\""),
      form(ReturnStatementContext.class, "`return`", "return [value]"),
      form(OnResumeContext.class, "`on resume`", "on resume rerun`, `on resume skip` or `on resume ask"),
      form(RemotePrimaryContext.class, "a command", "remote node [as \"user\"] [in \"/dir\"] [timeout 2m] \"command\""),
      form(ConditionalContext.class, "`if`", "if condition then value else value"),
      form(NameLambdaContext.class, "a lambda", "name -> value"),
      form(NamesLambdaContext.class, "a lambda", "(name, name) -> value"),
      form(ParenthesesPrimaryContext.class, "the value in parentheses", ""),
      form(ListPrimaryContext.class, "a list", "[value, value]"),
      form(MapPrimaryContext.class, "a map", "{ name: value, \"text\": value }"),
      form(CallSuffixContext.class, "a call", "f(value, name: value)"),
      form(IndexSuffixContext.class, "an index", "list[0]"),
      form(HolePartContext.class, "`${`", "\"… ${value} …\""));

  private Forms() {}

  /** The innermost part around a place that has a name. */
  static Optional<Form> around(RuleContext context) {
    for (var outer = context; outer != null; outer = outer.parent) {
      var form = FORMS.get(outer.getClass());
      if (form != null) {
        return Optional.of(form);
      }
      if (outer instanceof StatementContext || outer instanceof BlockContext && outer.getChildCount() > 0) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** A title for something that a part of a program can't go on with. */
  static String title(RuleContext context, String found) {
    return around(context).map(form -> sentence(form.name()) + " can't go on with " + found)
        .orElse(sentence(found) + " can't stand here");
  }

  /** Adds how the part is written. */
  static Diagnostic helped(RuleContext context, Diagnostic diagnostic) {
    return around(context).filter(form -> !form.form().isEmpty())
        .map(form -> diagnostic.help("It is written `" + form.form() + "`.")).orElse(diagnostic);
  }

  static String sentence(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  private static Map.Entry<Class<?>, Form> form(Class<?> context, String name, String form) {
    return Map.entry(context, new Form(name, form));
  }
}
