package dev.upg.grammar;

import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;

import java.util.ArrayList;

/** A part of the text by a rule of the grammar. Most have one part or two of their own, and ANTLR makes room for ten. */
public class Part extends ParserRuleContext {
  public Part() {}

  public Part(ParserRuleContext parent, int state) {
    super(parent, state);
  }

  @Override
  public <T extends ParseTree> T addAnyChild(T child) {
    if (children == null) {
      children = new ArrayList<>(2);
    }
    return super.addAnyChild(child);
  }
}
