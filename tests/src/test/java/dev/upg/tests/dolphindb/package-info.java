/** Module {@code dolphindb} against recorded answers, and its parsers against random files. */
package dev.upg.tests.dolphindb;
