/** Module {@code http} against a real server on loopback. */
package dev.upg.tests.http;
