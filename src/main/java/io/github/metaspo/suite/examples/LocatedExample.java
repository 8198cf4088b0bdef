package io.github.metaspo.suite.examples;

import io.github.metaspo.api.Example;
import io.github.metaspo.api.Place;

/** An example and its position in a file. */
public record LocatedExample(Example example, Place place) {}
