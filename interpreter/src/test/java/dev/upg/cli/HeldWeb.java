package dev.upg.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder with two playbooks for the same node: one that sets something and waits in the middle of it, and one that only looks. */
final class HeldWeb {
  private HeldWeb() {}

  /**
   * Writes {@code hosts.ini}, {@code a.upg} and {@code b.upg}.
   *
   * @param leave what puts back what {@code a.upg} has set
   * @param first what {@code a.upg} does on the node before it waits for the file {@code go}; may be empty
   */
  static void write(Path folder, String leave, String first) throws IOException {
    Files.writeString(folder.resolve("hosts.ini"), "[web]\nweb-1 ansible_connection=local\n");
    Files.writeString(folder.resolve("a.upg"), """
        playbook "Restart"

        param folder: path

        inventory { group web { nodes 1.. } }

        scope quiet() {
          enter { remote web[0] "echo enter >> ${folder}/log" }
          leave { remote web[0] "%s" }
        }

        foreach node in web {
          with quiet() {
            step "restart" {
              %s
              remote node "echo begun; while test -d ${folder} -a ! -e ${folder}/go; do sleep 0.1; done"
              remote node "test -e ${folder}/mended"
            }
          }
        }
        """.formatted(leave, first).replaceAll("(?m)^ +\n", ""));
    Files.writeString(folder.resolve("b.upg"), """
        playbook "Look"

        inventory { group web { nodes 1.. } }

        foreach node in web { remote node "true" }
        """);
  }
}
