package dev.upg.parse;

import dev.upg.source.Span;

import java.util.List;

/**
 * A part of a text by the rules of the grammar, nothing left out but space, comments and ends of lines. Where a rule has one
 * part only, this part stands for it. A word, a sign or a whole string has no parts.
 *
 * @param rule what the grammar calls it; empty for words and signs, {@code template} for strings
 */
public record Syntax(String rule, List<Syntax> parts, Span span) {
  public Syntax {
    parts = List.copyOf(parts);
  }

  public boolean isWord() {
    return parts.isEmpty();
  }

  /** Whether it is this word or sign. */
  public boolean is(String word) {
    return isWord() && rule.isEmpty() && span.text().equals(word);
  }

  /** A whole file, with what the grammar doesn't see: its comments, in their order. */
  public record File(Syntax root, List<Span> comments) {
    public File {
      comments = List.copyOf(comments);
    }
  }
}
