package io.github.metaspo.goal.generate;

import io.github.metaspo.gate.ScoreFormat;
import io.github.metaspo.goal.DisplayPaths;
import io.github.metaspo.goal.PromptFolder;
import io.github.metaspo.goal.RefusedException;
import io.github.metaspo.goal.SuitePromptEdit;
import io.github.metaspo.goal.progress.Console;
import io.github.metaspo.lock.Lock;
import io.github.metaspo.lock.LockFiles;
import io.github.metaspo.suite.SuiteException;
import io.github.metaspo.suite.SuitePrompt;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The generate goal: writes the prompts in effect, locked or the suite's own, as resources for an application. Calls no model. */
public final class Generate {

    private final Console console;
    private final List<ResourceFolder> others;
    private final DisplayPaths shown;

    /**
     * Creates the goal.
     *
     * @param others the module's other resource folders. None of their files may have the path of a generated prompt: which of the
     *     two ships would depend on their age and order.
     * @param shown formats paths for messages
     */
    public Generate(Console console, List<ResourceFolder> others, DisplayPaths shown) {
        this.console = console;
        this.others = List.copyOf(others);
        this.shown = shown;
    }

    /**
     * Generates the prompts of all suites of a module and deletes those of removed suites. If it throws one of the first two
     * exceptions, no file was changed.
     *
     * @throws SuiteException if a lock is unusable
     * @throws RefusedException if another resource has the path of a prompt
     * @throws IOException if a file cannot be read or written
     */
    public void run(List<SuitePrompt> suites, PromptFolder folder)
            throws SuiteException, RefusedException, IOException {
        Map<SuitePrompt, Optional<Lock>> locks = new LinkedHashMap<>();
        for (SuitePrompt suite : suites) {
            locks.put(suite, LockFiles.beside(suite.file()).readLock());
        }
        for (Map.Entry<SuitePrompt, Optional<Lock>> suite : locks.entrySet()) {
            refuseSamePath(suite.getKey(), suite.getValue(), folder);
        }
        folder.keepOnly(suites.stream().map(SuitePrompt::name).collect(Collectors.toSet()));
        for (Map.Entry<SuitePrompt, Optional<Lock>> suite : locks.entrySet()) {
            if (suite.getValue().isPresent()) {
                writeLocked(suite.getKey(), suite.getValue().get(), folder);
            } else {
                writeOwn(suite.getKey(), folder);
            }
        }
    }

    private void refuseSamePath(SuitePrompt suite, Optional<Lock> lock, PromptFolder folder) throws RefusedException {
        SortedMap<String, String> userPrompts = lock.map(Lock::userPrompts).orElseGet(TreeMap::new);
        for (String path : PromptFolder.texts(suite.name(), suite.systemPrompt(), userPrompts)
                .keySet()) {
            for (ResourceFolder other : others) {
                Optional<Path> same = other.source(path);
                if (same.isPresent()) {
                    throw new RefusedException(suite.name() + ": the resource " + shown.of(same.get())
                            + " and the generated prompt " + shown.of(folder.file(path)) + " would both be shipped as "
                            + path + "; delete the first, or exclude it from the resources of the project");
                }
            }
        }
    }

    private void writeLocked(SuitePrompt suite, Lock lock, PromptFolder folder) throws IOException {
        boolean changed = folder.write(lock.suite(), lock.systemPrompt(), lock.userPrompts());
        if (lock.edits().prompts()) {
            console.warn(lock.suite() + ": prompts/" + lock.suite() + ".txt has no score, because "
                    + shown.of(LockFiles.beside(suite.file()).lock())
                    + " was edited by hand after its prompt was measured; measure and accept it: mvn metaspo:evaluate"
                    + " metaspo:accept -Dmetaspo.reason=\"...\"");
        } else if (changed) {
            console.info(lock.suite() + ": wrote prompts/" + lock.suite() + ".txt from the lock; held-out score "
                    + ScoreFormat.score(lock.measured().train().score()));
        }
        SuitePromptEdit.warning(suite, lock, shown).ifPresent(console::warn);
    }

    private void writeOwn(SuitePrompt suite, PromptFolder folder) throws IOException {
        folder.write(suite.name(), suite.systemPrompt(), new TreeMap<>());
        console.info(suite.name() + ": prompts/" + suite.name()
                + ".txt is the suite's own prompt, because there is no lock");
    }
}
