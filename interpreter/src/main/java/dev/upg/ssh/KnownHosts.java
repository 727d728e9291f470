package dev.upg.ssh;

import dev.upg.ssh.KnownHostsEntry.Marker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/**
 * The keys of known_hosts files, by OpenSSH's rules: any entry with the host's key makes it known; else any entry with
 * another key, of whatever type, makes it a changed one. A host at another port than 22 is known as {@code [host]:port};
 * an entry for the bare name vouches for it too, but can't disagree.
 */
final class KnownHosts {
  /** What the files say about a key. */
  sealed interface Verdict {
    record Known() implements Verdict {}

    record Unknown() implements Verdict {}

    /** @param place of the entry that disagrees */
    record Changed(String place) implements Verdict {}

    record Revoked(String place) implements Verdict {}
  }

  private static final int SSH_PORT = 22;

  private final List<List<KnownHostsEntry>> files;

  /** @param files the entries of each, in the order of the configuration */
  KnownHosts(List<List<KnownHostsEntry>> files) {
    this.files = List.copyOf(files);
  }

  static List<KnownHostsEntry> entries(Path file) throws IOException {
    var entries = new ArrayList<KnownHostsEntry>();
    var lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n");
    for (int i = 0; i < lines.length; i++) {
      KnownHostsEntry.of(lines[i], file + ":" + (i + 1)).ifPresent(entries::add);
    }
    return List.copyOf(entries);
  }

  private Stream<KnownHostsEntry> entries() {
    return files.stream().flatMap(List::stream);
  }

  Verdict judge(String host, int port, byte[] key) {
    var revoked = entries()
        .filter(e -> e.marker() == Marker.REVOKED && e.hasKey(key) && isForHost(e, host, port))
        .findFirst();
    if (revoked.isPresent()) {
      return new Verdict.Revoked(revoked.get().place());
    }
    if (plain().anyMatch(e -> e.hasKey(key) && isForHost(e, host, port))) {
      return new Verdict.Known();
    }
    return plain().filter(e -> e.isFor(nameOf(host, port))).findFirst()
        .<Verdict>map(other -> new Verdict.Changed(other.place())).orElseGet(Verdict.Unknown::new);
  }

  /** The types of the keys known for this host: a server that has several keys must show one of these. */
  List<String> keyTypes(String host, int port) {
    return plain().filter(e -> isForHost(e, host, port)).map(KnownHostsEntry::keyType).distinct().toList();
  }

  /** Adds a host as OpenSSH does, with the rights OpenSSH gives. */
  static synchronized void add(Path file, String host, int port, String keyType, byte[] key) throws IOException {
    var folder = file.toAbsolutePath().getParent();
    if (!Files.exists(folder)) {
      Files.createDirectories(folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    if (!Files.exists(file)) {
      Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    var text = Files.readString(file, StandardCharsets.ISO_8859_1);
    var line = nameOf(host, port) + " " + keyType + " " + Base64.getEncoder().encodeToString(key) + "\n";
    Files.writeString(file, text.isEmpty() || text.endsWith("\n") ? line : "\n" + line, StandardOpenOption.APPEND);
  }

  static String nameOf(String host, int port) {
    return port == SSH_PORT ? host : "[" + host + "]:" + port;
  }

  private static boolean isForHost(KnownHostsEntry entry, String host, int port) {
    return entry.isFor(nameOf(host, port)) || port != SSH_PORT && entry.isFor(host);
  }

  private Stream<KnownHostsEntry> plain() {
    return entries().filter(e -> e.marker() == Marker.NONE);
  }
}
