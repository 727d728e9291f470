package dev.upg.practice.pegasus.model;

/**
 * One step for one partition.
 *
 * @param target the server that is told to do it
 * @param node the server whose role changes
 */
public record Action(ActionType type, Address target, Address node) {}
