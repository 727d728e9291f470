package dev.upg.inventory;

import dev.upg.source.Span;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** A node while its files are being read. */
final class DraftNode {
  final String name;
  final Span origin;
  final Set<DraftGroup> groups = new LinkedHashSet<>();
  final Map<String, Setting> settings = new LinkedHashMap<>();

  DraftNode(String name, Span origin) {
    this.name = name;
    this.origin = origin;
  }
}
