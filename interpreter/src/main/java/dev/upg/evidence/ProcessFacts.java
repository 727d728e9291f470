package dev.upg.evidence;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A process that worked on a run: who, from where, and with what. No secrets.
 *
 * @param how {@code run}, {@code resume} or {@code abort}
 * @param directory where it was started
 * @param upg the program and its version
 * @param java the version of Java
 * @param system of the control machine, with its version
 * @param files what was read: what it is ({@code playbook}, {@code library}, {@code inventory}) and name, to the SHA-256 of its text, or why
 *     that isn't known
 * @param options as given on the command line
 * @param parameters names and values
 */
public record ProcessFacts(String how, String user, String host, long pid, String directory, String upg, String java,
    String system, Map<String, String> files, List<String> options, Map<String, String> parameters) {

  public ProcessFacts {
    files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    options = List.copyOf(options);
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }
}
