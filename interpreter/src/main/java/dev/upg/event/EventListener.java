package dev.upg.event;

/** Hears what happens in a run; called from several threads, one at a time. */
@FunctionalInterface
public interface EventListener { void on(RunEvent event); }
