package dev.upg.parse;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.misc.Interval;

import java.util.List;

/**
 * The text of a file as the lexer reads it, without a copy. It is read by code points, and places count UTF-16 units, as those
 * of a {@link dev.upg.source.Span} do.
 */
final class Characters implements CharStream {
  private final String text;
  private final int end;
  private final List<FunctionBodies.Inside> passedOver;
  private final String name;
  private int index;
  private int next;

  /** @param passedOver what isn't read, in order: it becomes a part of the token before it */
  Characters(String text, String name, int start, int end, List<FunctionBodies.Inside> passedOver) {
    this.text = text;
    this.name = name;
    this.index = start;
    this.end = end;
    this.passedOver = passedOver;
  }

  @Override
  public void consume() {
    if (index >= end) {
      throw new IllegalStateException("behind the end of " + name);
    }
    index += Character.charCount(text.codePointAt(index));
    if (next < passedOver.size() && passedOver.get(next).start() == index) {
      index = passedOver.get(next++).end();
    }
  }

  /** The lexer of upg looks at one character at a time. */
  @Override
  public int LA(int i) {
    if (i != 1) {
      throw new UnsupportedOperationException("looking at character " + i);
    }
    return index < end ? text.codePointAt(index) : EOF;
  }

  /** What was passed over lies before a place that is given back to. */
  @Override
  public void seek(int place) {
    index = place;
  }

  @Override
  public int index() {
    return index;
  }

  @Override
  public int mark() {
    return -1;
  }

  @Override
  public void release(int marker) {
    // Nothing is thrown away, so nothing has to be kept.
  }

  @Override
  public int size() {
    return end;
  }

  @Override
  public String getText(Interval interval) {
    return text.substring(Math.min(interval.a, end), Math.min(interval.b + 1, end));
  }

  @Override
  public String getSourceName() {
    return name;
  }
}
