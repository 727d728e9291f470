package dev.upg.inventory;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.source.SourceFile;
import dev.upg.source.Span;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the inventory's files and says in words why one can't be read. */
final class TextFile {
  /** An inventory of a thousand nodes has some hundred KiB. */
  private static final long MAX_BYTES = 16 << 20;

  private TextFile() {}

  static Optional<SourceFile> read(Path path, Diagnostics diagnostics) {
    byte[] bytes;
    try {
      if (Files.size(path) > MAX_BYTES) {
        diagnostics.add(unreadable("`" + path + "` is larger than 16 MiB")
            .help("This is hardly an inventory; name the right file."));
        return Optional.empty();
      }
      bytes = Files.readAllBytes(path);
    } catch (AccessDeniedException e) {
      diagnostics.add(
          unreadable("`" + path + "` may not be read by this user")
              .help("Give yourself the right: `chmod u+r " + path + "`."));
      return Optional.empty();
    } catch (IOException e) {
      diagnostics.add(unreadable("`" + path + "` can't be read: " + e.getMessage())
          .help("Look at the file and its disk, then run the command again."));
      return Optional.empty();
    }
    return decode(path.toString(), bytes, diagnostics);
  }

  /** Stands for a file that isn't read, so that messages can point at it. */
  static SourceFile named(Path path) {
    return new SourceFile(path.toString(), "");
  }

  static Diagnostic unreadable(String title) {
    return Diagnostic.error(Code.UNREADABLE_FILE, title);
  }

  private static Optional<SourceFile> decode(String name, byte[] bytes, Diagnostics diagnostics) {
    var input = ByteBuffer.wrap(bytes);
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(input).toString();
      // A byte order mark is not part of the text.
      return Optional.of(new SourceFile(name, text.startsWith("\uFEFF") ? text.substring(1) : text, true));
    } catch (CharacterCodingException e) {
      int wrong = firstWrongByte(bytes);
      // One character per byte, so that the place is right and Latin-1 files show as their author sees them.
      var shown = new SourceFile(name, new String(bytes, StandardCharsets.ISO_8859_1), true);
      diagnostics.add(Diagnostic
          .error(Code.UNREADABLE_FILE, "`" + name + "` isn't UTF-8", new Span(shown, wrong, wrong + 1),
              "byte 0x%02X doesn't fit".formatted(bytes[wrong]))
          .help("Save the file as UTF-8, for example: `iconv -f latin1 -t utf-8`."));
      return Optional.empty();
    }
  }

  private static int firstWrongByte(byte[] bytes) {
    var decoder = StandardCharsets.UTF_8.newDecoder();
    var input = ByteBuffer.wrap(bytes);
    var output = java.nio.CharBuffer.allocate(bytes.length + 1);
    decoder.decode(input, output, true);
    return Math.min(input.position(), bytes.length - 1);
  }
}
