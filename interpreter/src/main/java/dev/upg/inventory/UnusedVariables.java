package dev.upg.inventory;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Diagnostics;

import java.util.Map;
import java.util.Optional;

/** {@code ansible_…} variables that change how Ansible connects and have no effect here. Each is told, with what to do. */
final class UnusedVariables {
  private UnusedVariables() {}

  static void report(Map<String, Variable> variables, Diagnostics diagnostics) {
    for (var variable : variables.values()) {
      if (variable.value().isPresent()) {
        remedy(variable).ifPresent(help -> diagnostics.add(warning(variable).help(help)));
      }
    }
  }

  /** A line with a password isn't shown: the place is named in words. */
  private static Diagnostic warning(Variable variable) {
    var name = variable.name();
    if (!isSecret(name)) {
      return Diagnostic.warning(Code.BAD_NODE_VARIABLE, "`" + name + "` has no effect here", variable.origin(),
          "set here, for Ansible");
    }
    var place = variable.origin().file().name() + ":" + variable.origin().line();
    return new Diagnostic(dev.upg.diagnostic.Severity.WARNING, Code.BAD_NODE_VARIABLE,
        "`" + name + "` in " + place + " has no effect here", Optional.empty(), java.util.List.of(),
        java.util.List.of());
  }

  private static boolean isSecret(String name) {
    return name.endsWith("pass") || name.endsWith("password") || name.endsWith("passphrase")
        || name.endsWith("private_key");
  }

  private static Optional<String> remedy(Variable variable) {
    return Optional.ofNullable(switch (variable.name()) {
      case "ansible_password", "ansible_ssh_pass", "ansible_ssh_password" ->
        "Log in by key: name it in `ansible_ssh_private_key_file` or load it into ssh-agent.";
      case "ansible_become_password", "ansible_become_pass", "ansible_sudo_pass", "ansible_sudo_password" ->
        "`sudo -n` is used: allow the user `NOPASSWD:` in the node's sudoers.";
      case "ansible_ssh_common_args", "ansible_ssh_extra_args", "ansible_ssh_args", "ansible_sftp_extra_args",
          "ansible_scp_extra_args", "ansible_paramiko_proxy_command" ->
        "Write what the nodes need into ~/.ssh/config, for example `ProxyJump bastion`.";
      case "ansible_ssh_private_key", "ansible_private_key", "ansible_ssh_private_key_passphrase",
          "ansible_private_key_passphrase", "ansible_ssh_pkcs11_provider" ->
        "Load the key into ssh-agent: `ssh-add FILE`.";
      case "ansible_ssh_executable", "ansible_ssh_transfer_method" -> "Remove it: no `ssh` program is run.";
      case "ansible_become_exe", "ansible_become_flags", "ansible_sudo_exe", "ansible_sudo_flags" ->
        "`sudo -n -u USER` is used; give the user the rights for that.";
      case "ansible_host_key_checking", "ansible_ssh_host_key_checking" ->
        "Host keys are always checked: put them into ~/.ssh/known_hosts, or set `StrictHostKeyChecking` in ~/.ssh/config.";
      case "ansible_shell_type" -> variable.value().filter(kind -> kind.equals("sh")).isPresent()
          ? null
          : "Commands are run by `sh` on the node.";
      default -> null;
    });
  }
}
