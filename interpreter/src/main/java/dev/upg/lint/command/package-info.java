/** The texts of commands as a shell reads them, each word with its place in the playbook. */
package dev.upg.lint.command;
