/** Module {@code openmldb} against recorded and derived answers, for each generation of its client. */
package dev.upg.tests.openmldb;
