package dev.upg.cli;

import dev.upg.view.Screen;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** How large the terminal is: asked once, and again when its window was resized. */
final class TerminalSize {
  static final Size USUAL = new Size(Screen.USUAL_WIDTH, Screen.USUAL_HEIGHT);

  private final Supplier<Size> ask;
  private final AtomicReference<Optional<Size>> known = new AtomicReference<>(Optional.empty());

  /** In cells and lines. */
  record Size(int width, int height) {}

  TerminalSize(Supplier<Size> ask) {
    this.ask = ask;
  }

  int width() {
    return size().width;
  }

  int height() {
    return size().height;
  }

  void resized() {
    known.set(Optional.empty());
  }

  private Size size() {
    var size = known.get().orElseGet(ask);
    known.set(Optional.of(size));
    return size;
  }
}
