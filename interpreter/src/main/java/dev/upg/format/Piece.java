package dev.upg.format;

/** What is laid out: a word, or a run of pieces. */
sealed interface Piece permits Word, Run {
  Word first();

  Word last();
}
