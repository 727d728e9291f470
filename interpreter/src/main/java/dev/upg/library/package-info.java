/**
 * The standard library: from the class path, each function read when somebody asks what is in it; or from the folder that one works
 * on, checked whole. Imports {@code parse}, {@code check} and what these give back.
 */
package dev.upg.library;
