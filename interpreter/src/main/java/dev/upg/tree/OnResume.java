package dev.upg.tree;

/** What {@code upg resume} does about a change that was cut in the middle: {@code on resume rerun | skip | ask}. */
public enum OnResume {
  RERUN, SKIP, ASK
}
