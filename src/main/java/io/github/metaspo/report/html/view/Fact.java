package io.github.metaspo.report.html.view;

/**
 * A fact with its name.
 *
 * @param value short
 * @param note what it means, or nothing
 */
public record Fact(String name, String value, String note) {}
