package dev.upg.bind;

import dev.upg.check.CheckedProgram;

/** A checked program with its inventory and parameters: all that a run needs to know before it starts. */
public record Bound(CheckedProgram program) {}
