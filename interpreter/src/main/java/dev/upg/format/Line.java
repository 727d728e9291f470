package dev.upg.format;

/** @param comment what stands behind the code; empty when nothing does */
record Line(String code, String comment) {}
