package dev.upg.check;

import java.util.List;

/** A module as documentation shows it: its comment, its records and its functions in the order written. */
public record ModuleSignature(String name, String doc, List<FunctionSignature> records,
    List<FunctionSignature> functions) {
  public ModuleSignature {
    records = List.copyOf(records);
    functions = List.copyOf(functions);
  }
}
