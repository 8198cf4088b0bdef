package io.github.metaspo.lock;

import io.github.metaspo.lock.Lock.Result;
import io.github.metaspo.lock.Lock.Stop;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Keywords of a lock file. */
final class LockKeywords {

    static final String TRAIN = "train";
    static final String UNSEEN = "unseen";

    private LockKeywords() {}

    static String role(boolean unseen) {
        return unseen ? UNSEEN : TRAIN;
    }

    static String of(Result result) {
        return switch (result) {
            case CONFIRMED -> "confirmed";
            case NOT_CONFIRMED -> "not confirmed";
            case KEPT -> "kept";
        };
    }

    static Optional<Result> result(String word) {
        return Arrays.stream(Result.values())
                .filter(result -> of(result).equals(word))
                .findFirst();
    }

    static String of(Stop stop) {
        return stop.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static Optional<Stop> stop(String word) {
        return Arrays.stream(Stop.values())
                .filter(stop -> of(stop).equals(word))
                .findFirst();
    }

    /** Returns the keywords of all reasons why a search ends, for messages. */
    static String stops() {
        return Arrays.stream(Stop.values()).map(LockKeywords::of).collect(Collectors.joining(", "));
    }
}
