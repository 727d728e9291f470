package dev.upg.builtin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Whole archives and damaged ones, made by this machine's tar and by Java's zip. */
class ArchiveTest {
  private static final int SIZE = 40_000;

  @TempDir
  private Path folder;

  @BeforeEach
  void content() throws IOException {
    var bytes = new byte[SIZE];
    new Random(7).nextBytes(bytes);
    Files.write(Files.createDirectories(folder.resolve("top/" + "long-name-".repeat(20))).resolve("program"), bytes);
    Files.writeString(folder.resolve("top/empty"), "");
  }

  private Path archive(String name) throws Exception {
    var file = folder.resolve(name);
    if (name.endsWith(".zip")) {
      try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
        zip.putNextEntry(new ZipEntry("program"));
        zip.write(Files.readAllBytes(folder.resolve("top/" + "long-name-".repeat(20) + "/program")));
        zip.closeEntry();
      }
    } else {
      assertEquals(0, new ProcessBuilder("tar", "-caf", file.toString(), "-C", folder.toString(), "top").inheritIO()
          .start().waitFor());
    }
    return file;
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.tar", "a.tar.gz", "a.tgz", "a.zip"})
  void oneThatIsWholeIsFine(String name) throws Exception {
    assertEquals(Optional.empty(), Archive.damage(archive(name)));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      a.tar    | it ends in the middle
      a.tar.gz | it ends in the middle
      a.tgz    | it ends in the middle
      a.zip    | it can't be unpacked: zip END header not found
      """)
  void halfOfOneIsNot(String name, String damage) throws Exception {
    var file = archive(name);
    var bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    assertEquals(Optional.of(damage), Archive.damage(file));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      a.tar    | 150           | it isn't one of tar, or a header of it is wrong
      a.tar.gz | -6            | it can't be unpacked: Corrupt GZIP trailer
      a.zip    | 20000         | the checksum of program is wrong
      """)
  void oneBitThatIsWrongIsSeen(String name, int place, String damage) throws Exception {
    var file = archive(name);
    var bytes = Files.readAllBytes(file);
    bytes[place < 0 ? bytes.length + place : place] ^= 1;
    Files.write(file, bytes);
    assertEquals(Optional.of(damage), Archive.damage(file));
  }

  @Test
  void aPageOfAWebServerIsNoArchive() throws IOException {
    assertEquals(Optional.of("it can't be unpacked: Not in GZIP format"),
        Archive.damage(Files.writeString(folder.resolve("b.tar.gz"), "<html>404</html>")));
    assertEquals(Optional.of("it ends in the middle"),
        Archive.damage(Files.writeString(folder.resolve("b.tar"), "<html>404</html>")));
    assertEquals(Optional.of("it has no end mark of tar"),
        Archive.damage(Files.writeString(folder.resolve("c.tar"), "")));
    assertEquals(Optional.of("it can't be unpacked: zip file is empty"),
        Archive.damage(Files.writeString(folder.resolve("b.zip"), "")));
  }

  @Test
  void otherKindsAreNotLookedInto() throws IOException {
    assertEquals(Optional.empty(), Archive.damage(Files.writeString(folder.resolve("b.tar.zst"), "?")));
  }
}
