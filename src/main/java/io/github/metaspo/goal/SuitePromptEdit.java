package io.github.metaspo.goal;

import io.github.metaspo.lock.Lock;
import io.github.metaspo.lock.LockFiles;
import io.github.metaspo.suite.SuitePrompt;

import java.nio.file.Path;
import java.util.Optional;

/** Warning about a system prompt that was changed in the suite, which has no effect while there is a lock. */
public final class SuitePromptEdit {

    private SuitePromptEdit() {}

    /**
     * Returns the warning; empty if the suite's prompt is the one that the lock knows, or if it is the locked one.
     *
     * @param shown formats paths for messages
     */
    public static Optional<String> warning(SuitePrompt suite, Lock lock, DisplayPaths shown) {
        String present = suite.systemPrompt();
        if (present.equals(lock.systemPrompt()) || !lock.isOfOtherSuitePrompt(present)) {
            return Optional.empty();
        }
        LockFiles files = LockFiles.beside(suite.file());
        return Optional.of(suite.name() + ": the systemPrompt of " + shown.of(suite.file())
                + " was changed after it was locked, and has no effect: the prompt in " + name(files.lock())
                + " is in effect; to start over from the suite's prompt, delete " + name(files.lock()) + " and "
                + name(files.baseline()) + ", and run mvn metaspo:optimize, or mvn metaspo:evaluate metaspo:accept"
                + " -Dmetaspo.reason=\"...\" to lock it as it is");
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
