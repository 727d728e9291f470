package dev.upg.cli;

import dev.upg.clock.Clock;

import java.time.Duration;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * Single keys from the terminal, as long as no question is asked: usually a terminal gives what is typed line by line, and
 * shows it. A process in the background gets none: to read, or to set the terminal, would stop it.
 */
final class Keyboard {
  /** Told to who takes the keys when there was none for a while. */
  static final int NONE = -1;

  private static final String[] SINGLE_KEYS = {"-icanon", "-echo", "min", "1", "time", "0"};
  private static final Duration PERIOD = Duration.ofMillis(100);

  private final Person person;
  private final IntConsumer pressed;
  private final Runnable lost;
  private final Runnable regained;
  private final Signals signals = new Signals();
  private final Thread atExit = Thread.ofPlatform().unstarted(this::rest);
  private Optional<Thread> reader = Optional.empty();
  /** What the terminal was like; empty while it is so again. */
  private Optional<String> before = Optional.empty();
  private boolean isResting;
  private boolean isLost;

  private Keyboard(Person person, IntConsumer pressed, Runnable lost, Runnable regained) {
    this.person = person;
    this.pressed = pressed;
    this.lost = lost;
    this.regained = regained;
  }

  /**
   * @param pressed is given each key, and {@link #NONE} now and then
   * @param lost is told when a shell has the terminal
   * @param regained when it is this process's again
   */
  static Keyboard start(Person person, IntConsumer pressed, Runnable lost, Runnable regained) {
    var keyboard = new Keyboard(person, pressed, lost, regained);
    keyboard.look();
    // The shell that Ctrl-Z goes back to wants to be typed into.
    keyboard.signals.on("TSTP", keyboard::suspend);
    keyboard.signals.on("CONT", keyboard::continued);
    Runtime.getRuntime().addShutdownHook(keyboard.atExit);
    keyboard.reader = Optional.of(Thread.ofPlatform().daemon().name("keys").start(keyboard::read));
    return keyboard;
  }

  /** Somebody is asked something, and types a line. */
  synchronized void rest() {
    isResting = true;
    giveBack();
  }

  synchronized void again() {
    isResting = false;
    take();
  }

  void stop() {
    reader.ifPresent(Thread::interrupt);
    signals.close();
    Runtime.getRuntime().removeShutdownHook(atExit);
    rest();
  }

  private void read() {
    var clock = Clock.system();
    try {
      while (true) {
        clock.sleep(PERIOD);
        int key = key();
        while (key >= 0) {
          pressed.accept(key);
          key = key();
        }
        pressed.accept(NONE);
      }
    } catch (InterruptedException e) {
      // Stopped: that is how it ends.
      Thread.currentThread().interrupt();
    }
  }

  private synchronized int key() {
    look();
    return before.isPresent() && !isLost ? person.key() : NONE;
  }

  /** Whose terminal it is; a question that waits for its answer is left alone. */
  private synchronized void look() {
    boolean isOurs = Terminal.isForeground();
    if (isResting || isOurs == !isLost && (before.isPresent() || isLost)) {
      return;
    }
    if (!isOurs) {
      isLost = true;
      lost.run();
      return;
    }
    take();
    if (isLost) {
      isLost = false;
      regained.run();
    }
  }

  /** Keys come at once and aren't shown; signals of keys stay. */
  private synchronized void take() {
    if (!isResting && before.isEmpty() && Terminal.isForeground()) {
      before = Terminal.settings();
      before.ifPresent(ignored -> Terminal.set(SINGLE_KEYS));
    }
  }

  private synchronized void giveBack() {
    if (before.isPresent() && Terminal.isForeground()) {
      Terminal.set(before.get());
      before = Optional.empty();
    }
  }

  private synchronized void suspend() {
    if (!isResting) {
      giveBack();
      isLost = true;
      lost.run();
    }
    Terminal.suspend();
  }

  /** Whoever stopped the process otherwise may have set the terminal, too. */
  private synchronized void continued() {
    if (before.isPresent() && Terminal.isForeground()) {
      Terminal.set(SINGLE_KEYS);
    }
    look();
  }
}
