package dev.upg.diagnostic;

import dev.upg.source.Span;

/** A place in a source text and a short remark on it; the remark may be empty. */
public record Label(Span span, String text) {}
