package io.github.metaspo.search.proposal;

import io.github.metaspo.suite.Example;

import java.util.Optional;

/**
 * A train example that was answered wrong.
 *
 * @param example the question with its gold answers
 * @param response what the target model said
 * @param prediction what was extracted from it; empty where it held no answer
 */
public record Mistake(Example example, String response, Optional<String> prediction) {}
