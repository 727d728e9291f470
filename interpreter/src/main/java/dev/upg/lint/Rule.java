package dev.upg.lint;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Severity;
import dev.upg.source.Span;

/** One thing that is looked for. It keeps nothing between files. */
public abstract class Rule {
  private final Code code;
  private final Profile profile;
  private final Severity severity;

  /**
   * @param profile the least strict one that has this rule
   * @param severity where the settings say nothing else
   */
  protected Rule(Code code, Profile profile, Severity severity) {
    this.code = code;
    this.profile = profile;
    this.severity = severity;
  }

  protected Rule(Code code, Profile profile) {
    this(code, profile, Severity.WARNING);
  }

  /** Says which parts of a file it wants to see. */
  public abstract void listen(Listeners on);

  public final Code code() {
    return code;
  }

  public final Profile profile() {
    return profile;
  }

  public final Severity severity() {
    return severity;
  }

  protected final Diagnostic finding(String title, Span at, String label) {
    return Diagnostic.warning(code, title, at, label);
  }
}
