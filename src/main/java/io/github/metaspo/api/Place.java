package io.github.metaspo.api;

/** The source of a value, shown in error messages: a position in a file or a property of the command line. */
public sealed interface Place permits Location, Place.Property {

    /**
     * A user property of the build that overrides a setting of the suite.
     *
     * @param name the dotted name without {@code metaspo.}
     */
    record Property(String name) implements Place {

        /** Returns the option as written on the command line. */
        @Override
        public String toString() {
            return "-Dmetaspo." + name;
        }
    }
}
