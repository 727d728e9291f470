package dev.upg.cli;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.source.SourceFile;
import dev.upg.source.Span;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Values of parameters from a YAML or JSON file: a mapping of names to values. Values stay as written, since the type of the
 * parameter says what they are: {@code version: 2.10} is the version 2.10, not the number 2.1.
 */
final class SettingsFile {
  private final SourceFile file;
  private final Diagnostics diagnostics;

  private SettingsFile(SourceFile file, Diagnostics diagnostics) {
    this.file = file;
    this.diagnostics = diagnostics;
  }

  static Map<String, Object> read(Path path, Path directory, Diagnostics diagnostics) {
    return SourceFiles.read(path, directory, diagnostics).map(file -> new SettingsFile(file, diagnostics).values())
        .orElse(Map.of());
  }

  private Map<String, Object> values() {
    var result = new LinkedHashMap<String, Object>();
    try {
      var root = new Yaml(new LoaderOptions()).compose(new StringReader(file.text()));
      if (root instanceof MappingNode mapping) {
        for (var entry : mapping.getValue()) {
          var name = value(entry.getKeyNode()).toString();
          if (result.put(name, value(entry.getValueNode())) != null) {
            report("`" + name + "` is set twice", entry.getKeyNode().getStartMark(), "here again");
          }
        }
      } else if (root != null) {
        report("A file of parameters maps names to values", root.getStartMark(), "write `name: value`");
      }
    } catch (MarkedYAMLException e) {
      report("This isn't YAML or JSON", e.getProblemMark(), e.getProblem());
    }
    return result;
  }

  private static Object value(Node node) {
    return switch (node) {
      case SequenceNode list -> list.getValue().stream().map(SettingsFile::value).toList();
      case MappingNode mapping -> mapping(mapping);
      default -> ((ScalarNode) node).getValue();
    };
  }

  private static Map<String, Object> mapping(MappingNode mapping) {
    var result = new LinkedHashMap<String, Object>();
    mapping.getValue().forEach(entry -> result.put(value(entry.getKeyNode()).toString(), value(entry.getValueNode())));
    return result;
  }

  private void report(String title, Mark mark, String label) {
    int line = Math.min(mark.getLine() + 1, file.lineCount());
    int start = Math.min(file.lineStart(line) + mark.getColumn(), file.text().length());
    diagnostics.add(Diagnostic.error(Code.BAD_PARAMETER, title, new Span(file, start, start), label));
  }
}
