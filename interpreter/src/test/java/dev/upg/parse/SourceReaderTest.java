package dev.upg.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;

final class SourceReaderTest {
  @TempDir
  Path folder;

  private final Diagnostics diagnostics = new Diagnostics();

  @Test
  void readsUtf8WithItsPathAsName() throws IOException {
    var path = folder.resolve("升级.upg");
    Files.writeString(path, "\uFEFFplaybook \"升级\"\r\n");
    var file = SourceReader.read(path, diagnostics).orElseThrow();
    assertEquals(path.toString(), file.name());
    assertTrue(Parser.parse(file, diagnostics).isPresent());
  }

  @Test
  void namesTheLineThatIsNotUtf8() throws IOException {
    var path = folder.resolve("gbk.upg");
    Files.write(path, "playbook \"x\"\n\nsay \"升级\"\n".getBytes(Charset.forName("GB18030")));
    assertRefused(path, "isn't text in UTF-8", "line 3");
  }

  @Test
  void refusesBinaryFiles() throws IOException {
    var path = folder.resolve("upg.jar");
    Files.write(path, new byte[]{'P', 'K', 3, 4, 0, 0});
    assertRefused(path, "isn't a text", "");
  }

  @Test
  void refusesWhatIsNotThere() {
    assertRefused(folder.resolve("none.upg"), "doesn't exist", "");
  }

  @Test
  void refusesFolders() {
    assertRefused(folder, "is a folder", "");
  }

  @Test
  void refusesHugeFiles() throws IOException {
    var path = folder.resolve("huge.upg");
    Files.write(path, new byte[10_000_001]);
    assertRefused(path, "is larger than 10 MB", "");
  }

  private void assertRefused(Path path, String why, String help) {
    assertTrue(SourceReader.read(path, diagnostics).isEmpty());
    var found = diagnostics.sorted().getFirst();
    assertEquals(Code.UNREADABLE_FILE, found.code());
    assertEquals("`" + path + "` " + why, found.title());
    assertTrue(found.notes().toString().contains(help), found.notes().toString());
  }
}
