package dev.upg.inventory;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.host.HostAddress;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What the {@code ansible_…} variables say about how to reach a node and who to be there. */
record Connection(HostAddress address, Optional<String> become) {
  /** What counts here; a value that can't be used is an error at once. */
  static final Set<String> USED = Set.of("ansible_host", "ansible_ssh_host", "ansible_port", "ansible_ssh_port",
      "ansible_user", "ansible_ssh_user", "ansible_connection", "ansible_become", "ansible_become_user",
      "ansible_become_method", "ansible_private_key_file", "ansible_ssh_private_key_file");
  private static final Set<String> SSH = Set.of("ssh", "smart", "paramiko", "paramiko_ssh", "openssh",
      "ansible.builtin.ssh", "ansible.builtin.paramiko_ssh");
  private static final Set<String> LOCAL = Set.of("local", "ansible.builtin.local");

  static Connection of(String node, Map<String, Variable> variables, Diagnostics diagnostics) {
    return new Reader(node, variables, diagnostics).read();
  }

  private record Reader(String node, Map<String, Variable> variables, Diagnostics diagnostics) {
    Connection read() {
      UnusedVariables.report(variables, diagnostics);
      method();
      var become = become();
      if (local()) {
        return new Connection(HostAddress.ofLocalMachine(), become);
      }
      var host = text("ansible_ssh_host", "ansible_host").orElse(node);
      var port = first(Values::wholeNumber, "expected a number from 1 to 65535", "ansible_ssh_port", "ansible_port");
      port.filter(number -> number < 1 || number > 65535).ifPresent(number -> wrong(
          said("ansible_ssh_port", "ansible_port").orElseThrow(), "expected a number from 1 to 65535",
          "Correct the port."));
      return new Connection(new HostAddress(host, port.map(Long::intValue), text("ansible_ssh_user", "ansible_user"),
          identity(), false), become);
    }

    private boolean local() {
      var said = said("ansible_connection");
      if (said.isEmpty()) {
        return node.equals("localhost") && said("ansible_ssh_host", "ansible_host", "ansible_ssh_port", "ansible_port",
            "ansible_ssh_user", "ansible_user").isEmpty();
      }
      var kind = value(said.get());
      if (!LOCAL.contains(kind) && !SSH.contains(kind)) {
        wrong(said.get(), "nodes are reached by `ssh` or are this machine (`local`)",
            "Give the node SSH access, or use an inventory with the SSH nodes only.");
      }
      return LOCAL.contains(kind);
    }

    private void method() {
      said("ansible_become_method").filter(said -> !Set.of("sudo", "ansible.builtin.sudo").contains(value(said)))
          .ifPresent(said -> wrong(said, "another user is become by `sudo` only",
              "Allow the user `sudo` without a password on the node, and set `ansible_become_method=sudo`."));
    }

    private Optional<String> become() {
      return first(Values::truth, "expected `true` or `false`", "ansible_become").filter(yes -> yes)
          .map(yes -> text("ansible_become_user").orElse("root"));
    }

    private Optional<Path> identity() {
      var name = text("ansible_ssh_private_key_file", "ansible_private_key_file");
      try {
        return name.map(file -> file.equals("~") || file.startsWith("~/")
            ? Path.of(System.getProperty("user.home") + file.substring(1))
            : Path.of(file));
      } catch (InvalidPathException e) {
        wrong(said("ansible_ssh_private_key_file", "ansible_private_key_file").orElseThrow(),
            "expected the path of a key",
            "Name the file of the private key.");
        return Optional.empty();
      }
    }

    /** The first of the names that has a value: null is as if not said. */
    private Optional<Variable> said(String... names) {
      for (var name : names) {
        var variable = variables.get(name);
        if (variable != null && variable.value().isPresent()) {
          return Optional.of(variable);
        }
      }
      return Optional.empty();
    }

    private Optional<String> text(String... names) {
      return first(value -> value instanceof String || value instanceof Long || value instanceof Double
          ? Optional.of(value.toString()).filter(text -> !text.isBlank())
          : Optional.empty(), "expected a text that isn't empty", names);
    }

    private <T> Optional<T> first(Function<Object, Optional<T>> reader, String wanted, String... names) {
      var said = said(names);
      var read = said.flatMap(variable -> reader.apply(variable.value().orElseThrow()));
      if (said.isPresent() && read.isEmpty()) {
        wrong(said.get(), wanted, "Correct the value, or remove the variable to take what ~/.ssh/config says.");
      }
      return read;
    }

    private static String value(Variable variable) {
      return variable.value().map(Object::toString).orElse("");
    }

    private void wrong(Variable variable, String wanted, String help) {
      diagnostics.add(Diagnostic.error(Code.BAD_NODE_VARIABLE,
          "`" + variable.name() + "` can't be " + variable.value().map(Values::shown).orElse("empty"),
          variable.origin(),
          wanted).help(help));
    }
  }
}
