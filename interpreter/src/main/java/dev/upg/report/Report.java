package dev.upg.report;

import java.util.List;
import java.util.stream.Stream;

/**
 * What is to be told.
 *
 * @param found in the order in which it is told
 * @param files all files that were looked at, as they were named
 * @param paths how files are called
 */
public record Report(List<Found> found, List<String> files, Paths paths) {
  public Report {
    found = List.copyOf(found);
    files = List.copyOf(files);
  }

  long errors() {
    return found.stream().filter(Found::isError).count();
  }

  long warnings() {
    return found.size() - errors();
  }

  List<Found> of(String file) {
    return found.stream().filter(finding -> finding.file().equals(file)).toList();
  }

  /** The files looked at, and then those in which something was found besides. */
  List<String> allFiles() {
    return Stream.concat(files.stream(), found.stream().map(Found::file)).distinct().toList();
  }
}
