package io.github.metaspo.maven;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.goal.RefusedException;
import io.github.metaspo.goal.store.Export;
import io.github.metaspo.goal.store.StoreMaintenance;
import io.github.metaspo.model.calls.store.SqlStore;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.SuiteException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Lists the stored replies, deletes old ones, and copies replies between the store and the recordings of the suites. Calls no model.
 */
@Mojo(name = "store", threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the fields
public final class StoreMojo extends AbstractSuiteMojo {

    /** Deletes replies that are older than this number of days. */
    @Parameter(property = "metaspo.pruneDays")
    private @Nullable Integer pruneDays;

    /** Deletes the replies of this model, {@code provider/name}; together with {@code pruneDays} only its old ones. */
    @Parameter(property = "metaspo.pruneModel")
    private @Nullable String pruneModel;

    /**
     * Writes stored replies to a suite's {@code recording}. {@code measurement}, or no value: those that an offline {@code evaluate} of the
     * prompts in effect needs. {@code all}: all of the suite's models, also those of searches.
     */
    @Parameter(property = "metaspo.export")
    private @Nullable String export;

    /** Copies the replies of a suite's {@code recording} to the store. */
    @Parameter(property = "metaspo.import", defaultValue = "false")
    private boolean importing;

    @Override
    void begin() throws ModelException {
        if (isFirstModule()) {
            try (SqlStore store = store().openForScan()) {
                StoreMaintenance maintenance = maintenance(store);
                if (pruneDays != null || pruneModel != null) {
                    maintenance.prune(
                            Optional.ofNullable(pruneModel),
                            Optional.ofNullable(pruneDays).map(Duration::ofDays));
                }
                maintenance.logContents();
            }
        }
    }

    @Override
    boolean needsSuites() {
        return export != null || importing;
    }

    @Override
    void process(Suite suite) throws SuiteException, ModelException, RefusedException, IOException {
        Export wanted = Export.of(export);
        try (SqlStore store = store().openForScan()) {
            if (importing) {
                maintenance(store).importRecording(suite);
            }
            switch (wanted) {
                case NOTHING -> {}
                case MEASUREMENT ->
                    maintenance(store).exportMeasurement(suite, providers().answerSettings(suite.target()));
                case ALL -> maintenance(store).exportAll(suite);
            }
        }
    }

    private StoreMaintenance maintenance(SqlStore store) {
        return new StoreMaintenance(store, console(), Clock.systemUTC(), shownPaths());
    }
}
