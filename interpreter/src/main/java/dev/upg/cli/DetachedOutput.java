package dev.upg.cli;

import dev.upg.journal.RunFolder;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.util.Optional;

/** What a detached process prints: to the process that started it until its run has begun, then into the run's folder. */
final class DetachedOutput extends Writer {
  /** The last character for the process that started it. */
  static final char BEGUN = '\u0004';

  private Writer target = new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), Charset.defaultCharset());

  /** The same surroundings, with this for both streams, and nobody there to ask. */
  Environment in(Environment environment) {
    var out = new PrintWriter(this);
    return new Environment(out, out, environment.directory(), environment.variable(), false, false, environment
        .unicode(), environment.size(), Optional.empty(), environment.in());
  }

  /** Tells how to follow the run, and goes on in its folder. */
  synchronized void begun(RunFolder folder) {
    var name = folder.name();
    long process = ProcessHandle.current().pid();
    try {
      target.write("""
          Run %1$s goes on by itself, as process %2$d.
            upg show %1$s --follow   goes along with it
            kill %2$d   stops it as Ctrl-C does
          Nobody can be asked: a question or a failure stops it, and `upg resume %1$s` goes on.
          """.formatted(name, process) + BEGUN);
      target.close();
      // On its descriptor, too, nobody reads any more.
      new FileOutputStream(FileDescriptor.err).close();
      target = Files.newBufferedWriter(folder.output());
    } catch (IOException e) {
      throw new UncheckedIOException("the output of the run can't be written", e);
    }
  }

  @Override
  public synchronized void write(char[] text, int from, int length) throws IOException {
    target.write(text, from, length);
  }

  @Override
  public synchronized void flush() throws IOException {
    target.flush();
  }

  @Override
  public synchronized void close() throws IOException {
    target.close();
  }
}
