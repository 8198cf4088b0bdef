package io.github.metaspo.goal.compare;

import io.github.metaspo.goal.Prompts;
import io.github.metaspo.goal.RefusedException;
import io.github.metaspo.goal.compare.Entrant.Search;
import io.github.metaspo.optimize.method.FixedPrompt;
import io.github.metaspo.suite.CompareSettings;
import io.github.metaspo.suite.CompareSettings.NamedPrompt;
import io.github.metaspo.suite.Keywords;
import io.github.metaspo.suite.OptimizeSettings.Method;
import io.github.metaspo.suite.Task;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The rows of a comparison, from its settings. */
final class Entrants {

    /** The prompts of the locks. */
    private static final String LOCKED = "locked";
    /** The suites' own prompts, if nothing is locked. */
    private static final String OWN = "suite";

    private final List<Domain> domains;
    private final CompareSettings settings;

    /** @param domains at least one; the settings are those of the first */
    Entrants(List<Domain> domains) {
        this.domains = List.copyOf(domains);
        this.settings = domains.get(0).suite().compare();
    }

    /**
     * Returns the rows: fixed prompts, named prompts, the prompts in effect, then searching methods.
     *
     * @throws RefusedException if two rows have the same name, or nothing is left to compare
     */
    List<Entrant> all() throws RefusedException {
        List<Entrant> all = new ArrayList<>();
        settings.methods().stream()
                .filter(method -> !method.searches())
                .forEach(
                        method -> all.add(fixed(Keywords.of(method), domain -> domain.with(FixedPrompt.text(method)))));
        for (NamedPrompt prompt : settings.prompts()) {
            all.add(fixed(prompt.name(), domain -> domain.with(prompt.text())));
        }
        addInEffect(all);
        settings.methods().stream().filter(Method::searches).forEach(method -> all.addAll(searched(method)));
        for (int tasks : settings.sourceTasks()) {
            all.add(sourceTasks(tasks));
        }
        requireNames(all);
        return all;
    }

    /** The prompts in effect are a row of their own, unless nothing is locked and another row has the suites' own prompts. */
    private void addInEffect(List<Entrant> all) {
        boolean isLocked =
                domains.stream().anyMatch(domain -> domain.lock().lock().isPresent());
        Entrant.Fixed inEffect = fixed(isLocked ? LOCKED : OWN, Domain::inEffect);
        boolean isKnown = all.stream()
                .anyMatch(entrant -> entrant instanceof Entrant.Fixed known
                        && known.prompts().equals(inEffect.prompts()));
        if (isLocked || !isKnown) {
            all.add(inEffect);
        }
    }

    /** Returns the name of the row that others are compared with: default, or else the first. */
    static String reference(List<Entrant> all) {
        String usual = Keywords.of(Method.DEFAULT);
        return all.stream()
                .map(Entrant::name)
                .filter(usual::equals)
                .findFirst()
                .orElse(all.get(0).name());
    }

    private Entrant.Fixed fixed(String name, Function<Domain, Prompts> prompts) {
        return new Entrant.Fixed(name, domains.stream().collect(Collectors.toMap(Domain::name, prompts)));
    }

    private List<Entrant> searched(Method method) {
        List<Search> ofDomains = domains.stream()
                .map(domain -> new Search(List.of(domain), OptionalInt.empty()))
                .toList();
        String name = Keywords.of(method);
        if (domains.size() == 1 || method.improvesOnlyUserPrompts()) {
            return List.of(new Entrant.Searched(name, method, ofDomains));
        }
        return List.of(
                new Entrant.Searched(name + "-domain", method, ofDomains),
                new Entrant.Searched(name + "-global", method, List.of(new Search(domains, OptionalInt.empty()))));
    }

    private Entrant sourceTasks(int tasks) {
        return new Entrant.Searched(
                "metaspo-" + tasks + (tasks == 1 ? "-task" : "-tasks"),
                Method.METASPO,
                domains.stream()
                        .map(domain -> new Search(List.of(domain), OptionalInt.of(tasks)))
                        .toList());
    }

    private void requireNames(List<Entrant> all) throws RefusedException {
        if (all.size() < 2) {
            throw new RefusedException("there is only one prompt to compare, \""
                    + all.get(0).name() + "\"; name others in compare.methods or compare.prompts");
        }
        for (NamedPrompt prompt : settings.prompts()) {
            if (prompt.name().equals(LOCKED) || prompt.name().equals(OWN)) {
                throw new RefusedException("a prompt in compare.prompts is called \"" + prompt.name()
                        + "\", which is the name of the row of the prompt in effect; give it another name");
            }
        }
        Set<String> seen = new HashSet<>();
        for (Entrant entrant : all) {
            if (!seen.add(entrant.name())) {
                throw new RefusedException(
                        "two rows of the comparison are called \"" + entrant.name()
                                + "\"; give the prompt in compare.prompts another name, and each number in compare.sourceTasks once");
            }
        }
        for (Domain domain : domains) {
            long train = domain.suite().tasks(Task.Role.TRAIN).size();
            for (int tasks : settings.sourceTasks()) {
                if (tasks > train) {
                    throw new RefusedException("compare.sourceTasks has " + tasks + ", but the suite " + domain.name()
                            + " has " + train + " train tasks; use numbers up to that");
                }
            }
        }
    }

    /** Returns the prompts of a row that is fixed. */
    static Prompts of(Map<String, Prompts> prompts, Domain domain) {
        Prompts known = prompts.get(domain.name());
        if (known == null) {
            throw new IllegalArgumentException("no prompts for " + domain.name());
        }
        return known;
    }
}
