/** What CI services call, called as they would call it. */
package dev.upg.tests.ci;
