package dev.upg.tree;

import dev.upg.source.Span;

/** Any part of a program that has a place in its text. */
public sealed interface Node permits Expression, Statement, Declaration, SourceUnit, Name, TypeName, Block, Argument,
    Parameter, TemplatePart, MapEntry, Foreach.Batch {
  Span span();
}
