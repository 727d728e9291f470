package dev.upg.inventory;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.source.Span;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Values that only Ansible itself can turn into something: templates and vaults. */
final class Unusable {
  static final String VAULT_HEADER = "$ANSIBLE_VAULT";

  private Unusable() {}

  /** Looks into lists and maps too. */
  static Optional<Diagnostic> in(String name, Optional<Object> value, Span at) {
    return value.flatMap(found -> inside(name, found, at));
  }

  private static Optional<Diagnostic> inside(String name, Object value, Span at) {
    return switch (value) {
      case null -> Optional.empty();
      case String text when text.startsWith(VAULT_HEADER) -> Optional.of(vault(name, at));
      case String text when text.contains("{{") || text.contains("{%") -> Optional.of(jinja(name, at));
      case List<?> list -> list.stream().flatMap(item -> inside(name, item, at).stream()).findFirst();
      case Map<?, ?> map when map.containsKey("__ansible_vault") -> Optional.of(vault(name, at));
      case Map<?, ?> map -> map.values().stream().flatMap(item -> inside(name, item, at).stream()).findFirst();
      case Object other -> Optional.empty();
    };
  }

  static Diagnostic jinja(String name, Span at) {
    return Diagnostic
        .error(Code.BAD_NODE_VARIABLE, "`" + name + "` is a Jinja template, which isn't evaluated here", at,
            "only Ansible can work this out")
        .help("Write the finished value; where Ansible needs the template, keep a copy of the inventory for upg.");
  }

  static Diagnostic vault(String name, Span at) {
    return Diagnostic
        .error(Code.BAD_NODE_VARIABLE, "`" + name + "` is encrypted by Ansible Vault, which isn't opened here", at,
            "encrypted value")
        .help("Write the value in clear, in a copy of the inventory for upg; "
            + "a playbook gets secrets as parameters, by `--set-file FILE` from a YAML or JSON file of values.");
  }

  static Diagnostic vaultFile(Span at) {
    return Diagnostic
        .error(Code.INVENTORY_SYNTAX,
            "`" + at.file().name() + "` is encrypted by Ansible Vault, which isn't opened here",
            at, "encrypted file")
        .help(
            "Keep a copy of the inventory for upg without this file; if a playbook needs a variable of it, write that "
                + "one in clear beside it.");
  }

  static Diagnostic unknownTag(String name, String tag, Span at) {
    return Diagnostic
        .error(Code.BAD_NODE_VARIABLE, "`" + name + "` has the YAML tag `" + tag + "`, which isn't known here",
            at, "expected a plain value")
        .help("Write the value without the tag.");
  }
}
