package io.github.metaspo.report.html.data;

import io.github.metaspo.lock.Lock.Figure;

import java.util.Optional;

/**
 * A committed version of a lock.
 *
 * @param commit the first characters of its commit
 * @param date of the commit, {@code 2026-11-28}
 * @param subject first line of the commit's message
 * @param train the score over the train tasks
 * @param unseen the score over the unseen tasks
 */
public record LockVersion(
        String commit, String date, String subject, Figure train, Optional<Figure> unseen, String systemPrompt) {}
