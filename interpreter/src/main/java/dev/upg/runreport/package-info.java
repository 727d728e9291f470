/**
 * What became of a run, for those who weren't there: {@link dev.upg.runreport.RunReport} puts its journal and its evidence together, and each
 * form has a renderer: {@link dev.upg.runreport.HtmlReport} one page that needs nothing else, {@link dev.upg.runreport.JsonReport},
 * {@link dev.upg.runreport.JunitReport}. What lint found is told by {@code report}.
 *
 * <p>Everything that is shown may be hostile: the outputs of commands, the names of nodes. {@link dev.upg.runreport.Html} escapes it all.
 *
 * <p>Imports {@code evidence}, {@code journal}, {@code view}, and of {@code report} what writes XML.
 */
package dev.upg.runreport;
