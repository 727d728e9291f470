package dev.upg.report;

import java.io.PrintWriter;

/** Workflow commands of GitHub Actions (GitHub Docs, "Workflow commands"): what a pull request shows beside its lines. */
public final class GithubFormat implements Format {
  @Override
  public void write(Report report, PrintWriter out) {
    for (var finding : report.found()) {
      var line = new StringBuilder(finding.isError() ? "::error " : "::warning ");
      line.append("file=").append(property(report.paths().path(finding.file())));
      line.append(",line=").append(finding.line()).append(",endLine=").append(finding.endLine());
      // GitHub takes columns only of what lies in one line.
      if (finding.span().isPresent() && finding.line() == finding.endLine()) {
        line.append(",col=").append(finding.column()).append(",endColumn=").append(finding.endColumn());
      }
      line.append(",title=").append(property(finding.code() + ": " + finding.diagnostic().title()));
      out.println(line.append("::").append(data(finding.words())));
    }
  }

  /** Nothing in a message may move or colour what is shown of the log, or begin a command of its own. */
  private static String data(String text) {
    return text.replaceAll("[\\p{Cntrl}&&[^\r\n]]", "\uFFFD").replace("%", "%25").replace("\r", "%0D").replace("\n",
        "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
