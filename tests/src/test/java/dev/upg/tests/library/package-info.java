/**
 * What the tests of every database's modules share: how cases are found, checked and run, which functions a module has, and hosts that
 * answer at once. A database's own package adds the form of its cases, and what answers them.
 */
package dev.upg.tests.library;
