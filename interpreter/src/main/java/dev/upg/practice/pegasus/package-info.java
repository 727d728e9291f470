/**
 * The practice Pegasus cluster: hosts, installations, processes and faults around the model. Entry:
 * {@link dev.upg.practice.pegasus.PegasusPractice}.
 */
package dev.upg.practice.pegasus;
