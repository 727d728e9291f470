/** The rules, one class each; {@link dev.upg.lint.rule.Rules} lists them. */
package dev.upg.lint.rule;
