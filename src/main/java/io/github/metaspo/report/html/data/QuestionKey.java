package io.github.metaspo.report.html.data;

/**
 * A held-out question.
 *
 * @param repeat which repeat of the example, from 0
 */
public record QuestionKey(String task, String example, int repeat) {}
