package io.github.metaspo.suite;

/** An example and where it stands. */
record LocatedExample(Example example, Place place) {}
