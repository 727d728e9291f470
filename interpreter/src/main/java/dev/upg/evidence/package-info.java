/**
 * What a run leaves behind for those who ask later: each command with its output, each wait with its values over time, versions, decisions
 * and failures. {@link dev.upg.evidence.EvidenceFile} writes it while the run goes on, {@link dev.upg.evidence.EvidenceReader} reads it, as
 * {@link dev.upg.evidence.Evidence}.
 *
 * <p>The file has a JSON object a line, ASCII only. Each process of the run adds to it: first a {@code process-began}, which says who works
 * from where with what, and has the {@code format}, 1; then the events as {@link dev.upg.view.JsonView} writes them, with these differences:
 *
 * <pre>
 * command-output   id stream lines[]                      some lines at once
 * output-left-out  id lines characters                    what the command printed between the lines before and behind this
 * events-lost      count                                  that couldn't be written, as the disk was full
 * </pre>
 *
 * <p>Nothing depends on it: what can't be written is told, and the run goes on. It isn't synced to the disk. A line that isn't whole was
 * being written when the process died or the disk was full, and is passed over.
 *
 * <p>Imports {@code event}, {@code host} and {@code view}.
 */
package dev.upg.evidence;
