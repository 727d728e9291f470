package dev.upg.ssh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The known_hosts files of all connections: each is read when it is new or was changed, not again for each host. Thread-safe. */
final class KnownHostsFiles {
  private final Map<Path, Content> contents = new ConcurrentHashMap<>();

  private record Content(FileTime modified, long size, List<KnownHostsEntry> entries) {}

  /** Files that don't exist are empty. */
  KnownHosts read(List<Path> files) throws IOException {
    var entries = new ArrayList<List<KnownHostsEntry>>();
    for (var file : files) {
      try {
        entries.add(read(file, Files.readAttributes(file, BasicFileAttributes.class)));
      } catch (NoSuchFileException missing) {
        continue;
      }
    }
    return new KnownHosts(entries);
  }

  private List<KnownHostsEntry> read(Path file, BasicFileAttributes now) throws IOException {
    var known = contents.get(file);
    if (known == null || !known.modified.equals(now.lastModifiedTime()) || known.size != now.size()) {
      known = new Content(now.lastModifiedTime(), now.size(), KnownHosts.entries(file));
      contents.put(file, known);
    }
    return known.entries;
  }
}
