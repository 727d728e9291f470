/** The library's modules `pegasus` and `package`: what they send, and what they make of what comes back. */
package dev.upg.tests.pegasus;
