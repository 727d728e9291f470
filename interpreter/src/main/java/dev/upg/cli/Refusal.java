package dev.upg.cli;

import dev.upg.cli.Environment.Colour;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.diagnostic.Renderer;

/** A command that can't be done as it was given; the message says why and what to do. */
final class Refusal extends Exception {
  private final Diagnostics diagnostics;

  Refusal(String message) {
    this(message, new Diagnostics());
  }

  /** @param diagnostics told in place of a message */
  Refusal(Diagnostics diagnostics) {
    this("", diagnostics);
  }

  private Refusal(String message, Diagnostics diagnostics) {
    super(message, null, false, false);
    this.diagnostics = diagnostics;
  }

  /** @return the exit status */
  int tell(Environment environment) {
    if (!diagnostics.hasErrors()) {
      return environment.refuse(getMessage());
    }
    var renderer = new Renderer(environment.isColoured(Colour.auto, environment.errIsTerminal()));
    diagnostics.sorted().forEach(each -> environment.err().println(renderer.render(each)));
    return Exit.REFUSED;
  }
}
