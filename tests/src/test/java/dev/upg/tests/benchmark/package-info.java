/** Measures; holds nothing, so no test runs it. How to: {@code tests/README.md}. */
package dev.upg.tests.benchmark;
