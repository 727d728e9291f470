package dev.upg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Chinese names in all that the command line touches: files, groups, nodes, parameters, output. */
class ChineseTest {
  @TempDir
  private Path folder;

  @BeforeEach
  void files() throws IOException {
    Files.writeString(folder.resolve("主机.ini"), "[副本]\n甲 ansible_connection=local\n乙 ansible_connection=local\n");
    Files.writeString(folder.resolve("升级.upg"), """
        playbook "滚动升级"

        param 版本: version        ## 目标版本。

        inventory { group 副本 { nodes 1.. } }

        foreach 节点 in 副本 {
          step "升级 ${节点.name}" {
            remote 节点 timeout 1m "echo 升级到 ${版本}"
          }
        }
        say "全部完成"
        """);
  }

  @Test
  void aRunWithChineseNamesSucceeds() {
    var result = new Session(folder).run("run", "升级.upg", "-i", "主机.ini", "--set", "版本=2.10", "--limit", "甲");
    assertEquals(Exit.FINE, result.code(), result.toString());
    assertTrue(result.out().startsWith("滚动升级\n"), result.out());
    assertTrue(result.out().contains("全部完成") && result.out().contains("甲"), result.out());
  }

  @Test
  void namesThatAreMisspelledAreToldInChinese() {
    var result = new Session(folder).run("run", "升级.upg", "-i", "主机.ini", "--set", "版夲=2.10", "--limit", "丙");
    assertEquals(Exit.REFUSED, result.code());
    assertTrue(result.err().contains("版夲") && result.err().contains("did you mean `版本`?"), result.err());
  }

  @Test
  void lintTellsAFileByItsName() throws IOException {
    Files.writeString(folder.resolve("错误.upg"), "playbook \"错误\"\nsay 集群\n");
    var result = new Session(folder).run("lint", "错误.upg");
    assertEquals(Exit.PROBLEMS, result.code(), result.toString());
    assertTrue((result.out() + result.err()).contains("错误.upg:2:5"), result.toString());
  }
}
