package dev.upg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.upg.Golden;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class InventoryCommandTest {
  @TempDir
  private Path folder;

  @BeforeEach
  void files() throws IOException {
    Files.writeString(folder.resolve("hosts.ini"), """
        [web]
        web-1 ansible_host=10.0.0.1 ansible_user=ops ansible_port=2222 home=/srv/web
        web-2 ansible_connection=local home=/srv/web ansible_password=geheim api_token=geheim
        [web:vars]
        ansible_become=true
        ansible_become_user=www
        """);
    Files.writeString(folder.resolve("more.ini"), "[db]\ndb-1\n");
    Files.writeString(folder.resolve("a.upg"), """
        playbook "Web"
        param version: version
        inventory { group web { nodes 3..; home: path; port: int } }
        say "${version}"
        """);
  }

  @Test
  void eachNodeIsShownWithWhereItsVariablesComeFrom() {
    var result = run("inventory", "-i", "hosts.ini", "-i", "more.ini");
    assertEquals(Exit.FINE, result.code(), result.err());
    Golden.compare(Path.of("src/test/resources/cli/inventory.txt"), masked(result.out()));
  }

  @Test
  void jsonHasTheSame() throws IOException {
    var result = run("inventory", "-i", "hosts.ini", "--format", "json");
    var node = new ObjectMapper().readTree(result.out()).get("nodes").get(0);
    assertEquals("web-1", node.get("name").asText());
    assertEquals("ops@10.0.0.1:2222", node.get("address").asText());
    assertEquals("www", node.get("become").asText());
    assertTrue(node.get("variables").get("home").get("origin").asText().endsWith("hosts.ini:2"));
    assertFalse(result.out().contains("geheim"), result.out());
  }

  @Test
  void aPlaybookIsHeldAgainstIt() {
    var result = run("inventory", "-i", "hosts.ini", "a.upg");
    assertEquals(Exit.REFUSED, result.code());
    assertTrue(result.err().contains("UPG6003") && result.err().contains("UPG6004"), result.err());
    assertFalse(result.err().contains("UPG6007"), "parameters are no matter of the inventory");
  }

  @Test
  void aNodeOfTwoFilesIsRefused() throws IOException {
    Files.writeString(folder.resolve("more.ini"), "[db]\nweb-1\n");
    var result = run("inventory", "-i", "hosts.ini", "-i", "more.ini");
    assertEquals(Exit.REFUSED, result.code());
    assertTrue(result.err().contains("`web-1` is in two inventories"), result.err());
  }

  @Test
  void whatThePlaybookDeclaresAsSecretIsHidden() throws IOException {
    Files.writeString(folder.resolve("b.ini"),
        "[web]\nweb-1 pin=geheim code=geheim home=/srv keys='[\"geheim\"]'\n");
    Files.writeString(folder.resolve("b.upg"), """
        playbook "Web"
        inventory { group web { nodes 1..; pin: secret; code: secret?; keys: list<secret>; home: path } }
        foreach node in web { say node.home }
        """);
    for (var format : List.of("text", "json")) {
      var result = run("inventory", "-i", "b.ini", "b.upg", "--format", format);
      assertEquals(Exit.FINE, result.code(), result.err());
      assertTrue(result.out().contains("<hidden>") && result.out().contains("/srv"), result.out());
      assertFalse(result.out().contains("geheim"), result.out());
    }
  }

  @Test
  void nothingIsShownBesideAPlaybookThatDoesNotCheck() throws IOException {
    Files.writeString(folder.resolve("b.upg"), "playbook \"Web\"\ninventory { group web { nodes 1..; pin: secret }\n");
    var result = run("inventory", "-i", "hosts.ini", "b.upg");
    assertEquals(Exit.REFUSED, result.code());
    assertEquals("", result.out());
  }

  @Test
  void whatOnlyAnsibleCanWorkOutIsAnErrorOnlyWhereItIsWanted() throws IOException {
    Files.writeString(folder.resolve("b.yml"), """
        web:
          hosts:
            web-1:
              home: "{{ base }}/web"
              port: 80
              ansible_become_password: !vault |
                $ANSIBLE_VAULT;1.1;AES256
                6162
        """);
    Files.writeString(folder.resolve("b.upg"), """
        playbook "Web"
        inventory { group web { nodes 1..; port: int } }
        foreach node in web { say "${node.port}" }
        """);
    var unused = run("inventory", "-i", "b.yml", "b.upg");
    assertEquals(Exit.FINE, unused.code(), unused.err());
    assertTrue(unused.out().contains("home                     not evaluated here"), unused.out());
    Files.writeString(folder.resolve("b.upg"),
        Files.readString(folder.resolve("b.upg")).replace("port: int", "port: int; home: path?"));
    var wanted = run("inventory", "-i", "b.yml", "b.upg");
    assertEquals(Exit.REFUSED, wanted.code());
    assertTrue(wanted.err().contains("UPG6005") && wanted.err().contains("`home` is a Jinja template")
        && wanted.err().contains("b.yml:4:13"), wanted.err());
  }

  private Session.Result run(String... arguments) {
    return new Session(folder).run(arguments);
  }

  private String masked(String text) {
    return text.replace(folder + "/", "");
  }
}
