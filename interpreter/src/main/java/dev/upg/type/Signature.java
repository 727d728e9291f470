package dev.upg.type;

import java.util.List;

/**
 * What a caller must know of something that can be called.
 *
 * @param module where it is declared; the playbook's title file counts as module {@code ""}
 */
public record Signature(String module, String name, Kind kind, List<Parameter> parameters, Type result) {
  public Signature {
    parameters = List.copyOf(parameters);
  }

  /** @param optional has a default */
  public record Parameter(String name, Type type, boolean optional) {}

  public enum Kind {
    FUN, PROBE, ACTION, SCOPE, RECORD;

    public Effect effect() {
      return switch (this) {
        case FUN, RECORD -> Effect.PURE;
        case PROBE -> Effect.PROBE;
        case ACTION, SCOPE -> Effect.ACTION;
      };
    }
  }
}
