package dev.upg.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

final class SourcesTest {
  @TempDir
  private Path folder;

  @Test
  void theFirstLineThatDiffersIsTold() throws IOException {
    var file = folder.resolve("sources.json");
    new Sources(Map.of("a.upg", "one\n  two\nthree\n")).write(file);
    var sources = Sources.read(file);
    assertEquals(Optional.of("line 2 was `two`, is `2`"), sources.difference("a.upg", "one\n2\nthree\n"));
    assertEquals(Optional.of("line 3 was `three`, is the end"), sources.difference("a.upg", "one\n  two\n"));
    assertEquals(Optional.of("line 4 was the end, is `four`"), sources.difference("a.upg", "one\n  two\nthree\nfour"));
    assertEquals(Optional.empty(), sources.difference("b.upg", ""));
  }

  @Test
  void whatIsNotThereOrNotWholeIsNotKnown() throws IOException {
    var file = folder.resolve("sources.json");
    assertEquals(Map.of(), Sources.read(file).texts());
    Files.writeString(file, "{\"a.upg\":");
    assertEquals(Map.of(), Sources.read(file).texts());
  }
}
