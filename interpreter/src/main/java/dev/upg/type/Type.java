package dev.upg.type;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The type of an expression. {@code toString} is how messages and documentation write it. */
public sealed interface Type {
  /** A type without parts. */
  enum Simple implements Type {
    BOOL("bool"), INT("int"), FLOAT("float"), STRING("string"), DURATION("duration"), SIZE("size"), PERCENT(
        "percent"), VERSION("version"), PATH("path"), SECRET("secret"), JSON("json"), COMMAND_RESULT("command_result"),
    /** Of a function that gives nothing back. */
    NOTHING("nothing"),
    /** Of the literal {@code none}. */
    NONE("none"),
    /** Of an expression that has an error already: accepted everywhere, so that one mistake is told once. */
    UNKNOWN("?"),
    /** Of the items of {@code []}: it has no values, so it is accepted everywhere, and nothing else is accepted for it. */
    NEVER("nothing");

    private final String word;

    Simple(String word) {
      this.word = word;
    }

    @Override
    public String toString() {
      return word;
    }
  }

  record ListOf(Type item) implements Type {
    @Override
    public String toString() {
      return "list<" + item + ">";
    }
  }

  record MapOf(Type key, Type value) implements Type {
    @Override
    public String toString() {
      return "map<" + key + ", " + value + ">";
    }
  }

  record OptionalOf(Type item) implements Type {
    @Override
    public String toString() {
      return item instanceof FunctionOf || item instanceof Literals(var values) && values.size() > 1
          ? "(" + item + ")?"
          : item + "?";
    }
  }

  /** A string that is one of these. */
  record Literals(SortedSet<String> values) implements Type {
    public static Literals of(List<String> values) {
      return new Literals(new TreeSet<>(values));
    }

    @Override
    public String toString() {
      return values.stream().map(value -> "\"" + value + "\"").collect(Collectors.joining(" | "));
    }
  }

  /** A node that is known to have these variables, beside {@code name} and {@code host}. */
  record NodeWith(Map<String, Type> variables) implements Type {
    public NodeWith {
      variables = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    }

    @Override
    public String toString() {
      return variables.isEmpty()
          ? "node"
          : variables.entrySet().stream().map(entry -> entry.getKey() + ": " + entry.getValue())
              .collect(Collectors.joining("; ", "node { ", " }"));
    }
  }

  record FunctionOf(List<Type> parameters, Type result) implements Type {
    public FunctionOf {
      parameters = List.copyOf(parameters);
    }

    @Override
    public String toString() {
      return parameters.stream().map(Type::toString).collect(Collectors.joining(", ", "(", ")")) + " -> " + result;
    }
  }

  /** The {@code T} of a native function's declaration. */
  record Variable(String name) implements Type {
    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * A declared record, the same only as itself: two files may have modules and records of the same names. Its fields are
   * set once, since records may refer to each other.
   */
  final class RecordOf implements Type {
    private final String name;
    private List<Signature.Parameter> fields = List.of();

    public RecordOf(String name) {
      this.name = name;
    }

    public String name() {
      return name;
    }

    public List<Signature.Parameter> fields() {
      return fields;
    }

    public void fields(List<Signature.Parameter> declared) {
      this.fields = List.copyOf(declared);
    }

    @Override
    public String toString() {
      return name;
    }
  }
}
