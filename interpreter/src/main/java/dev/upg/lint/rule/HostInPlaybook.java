package dev.upg.lint.rule;

import dev.upg.diagnostic.Code;
import dev.upg.lint.Listeners;
import dev.upg.lint.Place;
import dev.upg.lint.Profile;
import dev.upg.lint.Rule;
import dev.upg.source.Span;
import dev.upg.tree.Expression;
import dev.upg.tree.TemplatePart;

import java.util.regex.Pattern;

/** A host that is written into the playbook instead of the inventory. */
final class HostInPlaybook extends Rule {
  private static final Pattern IPV4 = Pattern.compile(
      "(?<![\\d.\\w])((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)\\.){3}(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?![\\d.\\w])");
  private static final Pattern NAME = Pattern
      .compile("(?<![\\w./@-])([a-z][a-z0-9-]*\\.)+[a-z][a-z0-9-]*:\\d{2,5}(?!\\d)");

  HostInPlaybook() {
    super(Code.HOST_IN_PLAYBOOK, Profile.STANDARD);
  }

  @Override
  public void listen(Listeners on) {
    on.each(TemplatePart.Text.class, this::text);
  }

  private void text(TemplatePart.Text part, Place at) {
    if (part.text().indexOf('.') < 0 || isVersion(at)) {
      return;
    }
    var address = IPV4.matcher(part.text());
    while (address.find()) {
      if (!address.group().matches("127\\..*|0\\.0\\.0\\.0|255\\..*") && !part.text().contains("version")) {
        report(address.group(), part, at);
        return;
      }
    }
    var name = NAME.matcher(part.text());
    if (name.find() && !name.group().matches(".*\\.(upg|sh|py|jar|conf|ini|cfg|log|yml|yaml|json|gz|zip)(:.*)?")) {
      report(name.group(), part, at);
    }
  }

  private void report(String host, TemplatePart.Text part, Place at) {
    var written = part.span().text();
    int start = Math.max(0, written.indexOf(host));
    var span = part.span();
    at.report(finding("A host is named in the playbook", new Span(span.file(), span.start() + start,
        Math.min(span.end(), span.start() + start + host.length())), "this playbook can't be used for another cluster")
        .help("Put it into the inventory, and use a node's `host`; or make it a `param`."));
  }

  private static boolean isVersion(Place at) {
    return at.isInside(node -> node instanceof Expression.Call call && call.callee() instanceof Expression.NameUse use
        && use.name().equals("version"));
  }
}
