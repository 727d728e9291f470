package dev.upg.builtin;

import dev.upg.eval.NativeCall;
import dev.upg.eval.NativeFailure;
import dev.upg.eval.NativeFunction;
import dev.upg.eval.RemoteRequest;
import dev.upg.host.ShellQuote;
import dev.upg.value.Value;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** Module {@code package}. */
final class PackageNatives {
  private PackageNatives() {}

  static Map<String, NativeFunction> all() {
    return Map.of("package.sha256", PackageNatives::sha256, "package.damage", PackageNatives::damage, "package.upload",
        PackageNatives::upload);
  }

  private static Path localFile(NativeCall call, int argument) throws NativeFailure {
    Path file;
    try {
      file = Path.of(call.text(argument));
    } catch (InvalidPathException e) {
      throw new NativeFailure("This can't be the path of a file: " + e.getReason());
    }
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new NativeFailure("There is no readable file `" + file + "` on this machine",
          "Paths are relative to where `upg` was started: " + Path.of("").toAbsolutePath() + ".");
    }
    return file;
  }

  private static Value sha256(NativeCall call) throws NativeFailure {
    var file = localFile(call, 0);
    try (var in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
      return Value.text(HexFormat.of().formatHex(in.getMessageDigest().digest()));
    } catch (IOException e) {
      throw new NativeFailure("`" + file + "` can't be read: " + e.getMessage());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Value damage(NativeCall call) throws NativeFailure {
    var file = localFile(call, 0);
    try {
      return Value.text(Archive.damage(file).orElse(""));
    } catch (IOException e) {
      throw new NativeFailure("`" + file + "` can't be read: " + e.getMessage());
    }
  }

  private static Value upload(NativeCall call) throws NativeFailure {
    var file = localFile(call, 1);
    var to = call.text(2);
    var part = ShellQuote.word(to + ".part");
    call.run(RemoteRequest.change(call.node(0),
        "# send " + file.getFileName().toString().replaceAll("\\p{Cntrl}", "?") + "\ncat > " + part + " && mv -f "
            + part + " " + ShellQuote.word(to),
        call.duration(3)).withStdinFile(file));
    return Value.NOTHING;
  }
}
