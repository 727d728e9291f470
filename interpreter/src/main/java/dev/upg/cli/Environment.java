package dev.upg.cli;

import dev.upg.journal.HeldJournal;
import dev.upg.view.Screen;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What surrounds a command: its streams, folder and environment variables. Tests give their own.
 *
 * @param variable the value of an environment variable; empty when unset or empty
 * @param outIsTerminal whether a person reads {@code out} as it comes
 * @param unicode whether the locale can show more than ASCII
 * @param size of the terminal
 * @param person empty when nobody is there to ask
 * @param in stdin, for commands that read a text from it
 */
record Environment(PrintWriter out, PrintWriter err, Path directory, Function<String, Optional<String>> variable,
    boolean outIsTerminal, boolean errIsTerminal, boolean unicode, TerminalSize size, Optional<Person> person,
    InputStream in) {
  enum Colour { auto, always, never }

  static Environment ofProcess() {
    var charset = Charset.forName(System.getProperty("stdout.encoding", System.getProperty("native.encoding", "UTF-8")),
        StandardCharsets.UTF_8);
    // A bare container has no locale, but its terminal shows UTF-8: marks stay ASCII there, people's own text isn't lost.
    var written = charset.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : charset;
    return new Environment(writer(FileDescriptor.out, written), writer(FileDescriptor.err, written), Path.of(""),
        name -> Optional.ofNullable(System.getenv(name)).filter(value -> !value.isEmpty()), Terminal.isTerminal(1),
        Terminal.isTerminal(2), charset.name().startsWith("UTF"), new TerminalSize(Terminal::size),
        Terminal.isTerminal(0) ? Optional.of(new Typist(new FileInputStream(FileDescriptor.in))) : Optional.empty(),
        new FileInputStream(FileDescriptor.in));
  }

  /** The same in another folder. */
  Environment in(Path folder) {
    return new Environment(out, err, folder, variable, outIsTerminal, errIsTerminal, unicode, size, person, in);
  }

  Screen outScreen(Colour colour) {
    boolean dumb = isDumb();
    return new Screen(outIsTerminal && !dumb, isColoured(colour, outIsTerminal), unicode, size::width,
        size::height);
  }

  boolean isColoured(Colour colour, boolean terminal) {
    return switch (colour) {
      case always -> true;
      case never -> false;
      case auto -> terminal && !isDumb() && variable.apply("NO_COLOR").isEmpty();
    };
  }

  /** Says on stderr why nothing was done. */
  int refuse(String message) {
    err.println("upg: " + message);
    err.flush();
    return Exit.REFUSED;
  }

  /** @return the exit status */
  int held(HeldJournal held) {
    refuse("Another process works on run " + held.run() + ": `upg show " + held.run()
        + "` tells which, and how to stop it");
    return Exit.HELD;
  }

  /** The file as a person would write it from here. */
  Path resolve(Path file) {
    return directory.resolve(file);
  }

  /** Gives the next line typed, without an echo, or null at the end of input; empty where stdin or stdout is no terminal. */
  static Optional<Supplier<char[]>> hiddenLines() {
    return Optional.ofNullable(System.console()).map(console -> console::readPassword);
  }

  private boolean isDumb() {
    return variable.apply("TERM").filter(term -> !term.equals("dumb")).isEmpty();
  }

  private static PrintWriter writer(FileDescriptor descriptor, Charset charset) {
    return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), charset));
  }
}
