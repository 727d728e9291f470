package dev.upg.journal;

import dev.upg.value.Value;

/** What an effect gave back. */
public sealed interface Answer {
  /** An accepted exit code and the output of a command. */
  record OfCommand(int code, String stdout, String stderr, boolean truncated) implements Answer {}

  /** The value of a native function, or of a question to a person. */
  record OfValue(Value value) implements Answer {
    /** False where the value holds a secret, a node or a function: who goes on has to ask again. */
    public static boolean canBeWritten(Value value) {
      return switch (value) {
        case Value.Secret secret -> false;
        case Value.NodeRef node -> false;
        case Value.Function function -> false;
        case Value.Items(var items) -> items.stream().allMatch(OfValue::canBeWritten);
        case Value.Entries(var entries) -> entries.entrySet().stream()
            .allMatch(entry -> canBeWritten(entry.getKey()) && canBeWritten(entry.getValue()));
        case Value.Fields fields -> fields.values().values().stream().allMatch(OfValue::canBeWritten);
        default -> true;
      };
    }
  }
}
