/**
 * The part of DolphinDB's script language that an upgrade and a writer use: calls of the functions in
 * {@link dev.upg.practice.dolphindb.script.Functions}, partial applications, literals, and the queries in
 * {@link dev.upg.practice.dolphindb.script.Queries}. Anything else is refused as a real server does. Imports {@code model} and
 * {@code wire}.
 */
package dev.upg.practice.dolphindb.script;
