package io.github.metaspo.lock;

import io.github.metaspo.lock.Lock.Result;

import java.util.Arrays;
import java.util.Optional;

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
}
