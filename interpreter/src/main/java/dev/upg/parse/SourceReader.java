package dev.upg.parse;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.source.SourceFile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads program files. */
public final class SourceReader {
  private static final int LARGEST = 10_000_000;

  private SourceReader() {}

  /** @return the text, named by its path as given; empty when it can't be read, and that is reported as UPG1010 */
  public static Optional<SourceFile> read(Path path, Diagnostics diagnostics) {
    return read(path, path, diagnostics);
  }

  /** @param shown how messages name the file */
  public static Optional<SourceFile> read(Path path, Path shown, Diagnostics diagnostics) {
    try {
      if (Files.isDirectory(path)) {
        return refuse(diagnostics, shown, "is a folder", "Name a file in it.");
      }
      try (var in = Files.newInputStream(path)) {
        return read(in, shown, diagnostics);
      }
    } catch (NoSuchFileException e) {
      return refuse(diagnostics, shown, "doesn't exist", "Look at the path; it is taken from the current folder.");
    } catch (IOException e) {
      return refuse(diagnostics, shown, "can't be read", "The system says: " + e);
    }
  }

  /** The text that comes on a stream, which stays open. */
  public static Optional<SourceFile> read(InputStream in, Path shown, Diagnostics diagnostics) throws IOException {
    var bytes = in.readNBytes(LARGEST + 1);
    return bytes.length > LARGEST
        ? refuse(diagnostics, shown, "is larger than 10 MB", "Programs are small; look whether this is one.")
        : text(shown, bytes, diagnostics);
  }

  private static Optional<SourceFile> text(Path path, byte[] bytes, Diagnostics diagnostics) {
    var buffer = ByteBuffer.wrap(bytes);
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(buffer).toString();
      return text.indexOf('\0') >= 0
          ? refuse(diagnostics, path, "isn't a text", "It has a byte 0 in it; look whether this is a program.")
          : Optional.of(new SourceFile(path.toString(), text));
    } catch (CharacterCodingException e) {
      // The decoder stops in front of what it can't read.
      int line = 1;
      for (int i = 0; i < buffer.position(); i++) {
        line += bytes[i] == '\n' ? 1 : 0;
      }
      return refuse(diagnostics, path, "isn't text in UTF-8",
          "See line " + line + "; `iconv -f GB18030 -t UTF-8` converts a file, here from GB18030.");
    }
  }

  private static Optional<SourceFile> refuse(Diagnostics diagnostics, Path path, String why, String help) {
    diagnostics.add(Diagnostic.error(Code.UNREADABLE_FILE, "`" + path + "` " + why).help(help));
    return Optional.empty();
  }
}
