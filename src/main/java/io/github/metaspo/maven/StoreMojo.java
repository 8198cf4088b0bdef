package io.github.metaspo.maven;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.goal.store.StoreMaintenance;
import io.github.metaspo.model.calls.store.SqlStore;
import io.github.metaspo.suite.Suite;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Tells what is in the store of replies, throws old ones away, and moves replies between the store and the recordings that
 * suites name. Asks no model.
 */
@Mojo(name = "store", threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the fields
public final class StoreMojo extends AbstractSuiteMojo {

    /** Throws away replies that are older than so many days. */
    @Parameter(property = "metaspo.pruneDays")
    private @Nullable Integer pruneDays;

    /** Throws away replies of this model, as {@code provider/name}; together with {@code pruneDays} only the old ones of it. */
    @Parameter(property = "metaspo.pruneModel")
    private @Nullable String pruneModel;

    /** Adds the stored replies of a suite's models to the file that the suite names as its {@code recording}. */
    @Parameter(property = "metaspo.export", defaultValue = "false")
    private boolean export;

    /** Puts the replies of the suite's {@code recording} into the store. */
    @Parameter(property = "metaspo.import", defaultValue = "false")
    private boolean importing;

    @Override
    void begin() throws ModelException {
        if (isFirstModule()) {
            try (SqlStore store = store().openWholly()) {
                StoreMaintenance maintenance = keeping(store);
                if (pruneDays != null || pruneModel != null) {
                    maintenance.prune(
                            Optional.ofNullable(pruneModel),
                            Optional.ofNullable(pruneDays).map(Duration::ofDays));
                }
                maintenance.look();
            }
        }
    }

    @Override
    void process(Suite suite) throws ModelException, IOException {
        try (SqlStore store = store().openWholly()) {
            if (importing) {
                keeping(store).importRecording(suite);
            }
            if (export) {
                keeping(store).exportRecording(suite);
            }
        }
    }

    private StoreMaintenance keeping(SqlStore store) {
        return new StoreMaintenance(store, console(), Clock.systemUTC(), shownPaths());
    }
}
