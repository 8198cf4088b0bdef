package io.github.metaspo.suite.examples;

import io.github.metaspo.api.Example;
import io.github.metaspo.api.Place;

/** An example and where it stands. */
public record LocatedExample(Example example, Place place) {}
