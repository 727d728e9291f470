package dev.upg.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.upg.diagnostic.Diagnostics;
import dev.upg.source.SourceFile;
import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

final class ParserTest {
  @Test
  void parsesTheSamples() throws Exception {
    try (var files = Files.list(Path.of("src/test/resources/parse/ok"))) {
      for (var path : files.toList()) {
        if (!path.toString().endsWith(".upg"))
          continue;
        var d = new Diagnostics();
        var unit = Parser.parse(new SourceFile(path.getFileName().toString(), Files.readString(path)), d);
        assertEquals(List.of(), d.sorted().stream().map(x -> x.title() + x.at()).toList());
      }
    }
  }
}
