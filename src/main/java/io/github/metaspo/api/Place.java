package io.github.metaspo.api;

/** Where a value comes from, in a form that a person can follow. */
public sealed interface Place permits Location, Place.Property {

    /**
     * A user property of the build that overrides a value of the suite.
     *
     * @param name dotted, without {@code metaspo.}
     */
    record Property(String name) implements Place {

        /** The option as it is written on the command line. */
        @Override
        public String toString() {
            return "-Dmetaspo." + name;
        }
    }
}
