/** Runs that are cut at each entry of their journal, and gone on with: the end has to be as if nothing had happened. */
package dev.upg.tests.crash;
