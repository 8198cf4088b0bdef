package io.github.metaspo.model.calls.budget;

import io.github.metaspo.api.ModelSettings.Price;
import io.github.metaspo.api.Usage;
import io.github.metaspo.model.ModelUsage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Counts calls, stored replies and tokens of a run, by model and phase of the run. Thread-safe. */
public final class UsageMeter {

    private final Map<ModelUsage.Key, ModelUsage> usages = new TreeMap<>();

    /** Returns the usage so far, sorted; models that were not asked are left out. */
    public synchronized List<ModelUsage> usages() {
        return new ArrayList<>(usages.values());
    }

    /**
     * Returns the meter of one model.
     *
     * @param model {@code provider/name}
     */
    public Account account(ModelUsage.Role role, String model, Optional<Price> price) {
        return new Account(role, model, price);
    }

    private synchronized void add(ModelUsage usage) {
        usages.merge(usage.key(), usage, ModelUsage::plus);
    }

    /** Meter of one model. */
    public final class Account {

        private final ModelUsage.Role role;
        private final String model;
        private final Optional<Price> price;

        private Account(ModelUsage.Role role, String model, Optional<Price> price) {
            this.role = role;
            this.model = model;
            this.price = price;
        }

        void countCall(ModelUsage.Phase phase, Usage taken, boolean failed) {
            add(new ModelUsage(key(phase), 1, failed ? 1 : 0, taken, price, 0, Usage.NONE));
        }

        void countStored(ModelUsage.Phase phase, Usage usage) {
            add(new ModelUsage(key(phase), 0, 0, Usage.NONE, price, 1, usage));
        }

        private ModelUsage.Key key(ModelUsage.Phase phase) {
            return new ModelUsage.Key(role, phase, model);
        }
    }
}
