package dev.upg.cli;

import dev.upg.compile.Compilation;
import dev.upg.source.SourceFile;

import java.nio.file.Path;

/** What makes of a text a checked program; the compiler, except in tests of the commands themselves. */
@FunctionalInterface
interface Playbooks { Compilation compile(SourceFile file, Path path); }
