/** Tests that cross packages: golden files of whole programs, runs, the order of the code. */
package dev.upg.tests;
