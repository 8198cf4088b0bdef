package io.github.metaspo.workflow;

import io.github.metaspo.gate.Figures;
import io.github.metaspo.lock.Lock;
import io.github.metaspo.lock.LockFiles;
import io.github.metaspo.suite.SuiteException;
import io.github.metaspo.suite.SuitePrompt;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Puts the prompts in effect where an application finds them: the locked ones, else the suite's own. Asks no model. */
public final class Generate {

    private final Console console;

    public Generate(Console console) {
        this.console = console;
    }

    /**
     * Generates the prompts of all suites of a module; removes those of suites that are no longer there.
     *
     * @throws SuiteException when a lock cannot be used; then nothing is changed
     */
    public void run(List<SuitePrompt> suites, PromptFolder folder) throws SuiteException, IOException {
        Map<SuitePrompt, Optional<Lock>> locks = new LinkedHashMap<>();
        for (SuitePrompt suite : suites) {
            locks.put(suite, LockFiles.beside(suite.file()).readLock());
        }
        folder.keepOnly(suites.stream().map(SuitePrompt::name).collect(Collectors.toSet()));
        for (Map.Entry<SuitePrompt, Optional<Lock>> suite : locks.entrySet()) {
            if (suite.getValue().isPresent()) {
                locked(suite.getValue().get(), folder);
            } else {
                unmeasured(suite.getKey(), folder);
            }
        }
    }

    private void locked(Lock lock, PromptFolder folder) throws IOException {
        if (folder.write(lock.suite(), lock.systemPrompt(), lock.userPrompts())) {
            console.info(lock.suite() + ": wrote prompts/" + lock.suite() + ".txt from the lock; held-out score "
                    + Figures.score(lock.measured().train().score()));
        }
    }

    private void unmeasured(SuitePrompt suite, PromptFolder folder) throws IOException {
        folder.write(suite.name(), suite.systemPrompt(), new TreeMap<>());
        console.info(suite.name() + ": prompts/" + suite.name()
                + ".txt is the suite's own prompt, not measured; there is no lock");
    }
}
