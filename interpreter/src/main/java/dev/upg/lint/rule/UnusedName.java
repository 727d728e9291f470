package dev.upg.lint.rule;

import dev.upg.diagnostic.Code;
import dev.upg.lint.Edit;
import dev.upg.lint.Listeners;
import dev.upg.lint.Place;
import dev.upg.lint.Profile;
import dev.upg.lint.Rule;
import dev.upg.tree.Name;
import dev.upg.tree.SourceUnit;

import java.util.List;

/** A name that nothing uses: a left-over, or the wrong one was used. */
final class UnusedName extends Rule {
  UnusedName() {
    super(Code.UNUSED_NAME, Profile.STANDARD);
  }

  @Override
  public void listen(Listeners on) {
    on.file(this::file);
  }

  private void file(Place at) {
    var uses = new Uses(at);
    var unit = at.module().unit();
    if (unit instanceof SourceUnit.Playbook playbook) {
      playbook.uses().stream().filter(use -> !uses.module(use)).forEach(use -> report(use.shownName(), "module",
          List.of(Edit.removeLine(use.span())), at));
      playbook.groups().stream().filter(group -> !uses.anywhere(group.name()))
          .forEach(group -> report(group.name(), "group",
              List.of(), at));
      playbook.declarations().stream().filter(one -> !uses.anywhere(one.name())).forEach(one -> report(one.name(),
          Uses.kind(one), List.of(), at));
      uses.unusedIn(playbook).forEach((name, fix) -> report(name, "name", fix, at));
    } else {
      unit.uses().stream().filter(use -> !uses.module(use)).forEach(use -> report(use.shownName(), "module",
          List.of(Edit.removeLine(use.span())), at));
      unit.declarations().stream().filter(one -> one.name().text().startsWith("_") && !uses.anywhere(one.name()))
          .forEach(one -> report(one.name(), Uses.kind(one), List.of(), at));
    }
    unit.declarations()
        .forEach(declaration -> uses.unusedIn(declaration).forEach((name, fix) -> report(name, "name", fix,
            at)));
  }

  private void report(Name name, String kind, List<Edit> fix, Place at) {
    at.report(
        finding("The " + kind + " `" + name.text() + "` is never used", name.span(), "declared, and not asked for")
            .help("Take it away, or see whether something else was used in its place."),
        fix);
  }
}
