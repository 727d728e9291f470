package dev.upg.report;

import java.io.IOException;
import java.io.PrintWriter;

/** A way to write a report down. */
public interface Format {
  void write(Report report, PrintWriter out) throws IOException;
}
