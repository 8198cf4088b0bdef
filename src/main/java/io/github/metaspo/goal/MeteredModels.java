package io.github.metaspo.goal;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.files.AtomicFile;
import io.github.metaspo.model.ModelUsage;
import io.github.metaspo.model.calls.CallPolicy;
import io.github.metaspo.model.calls.ModelSession;
import io.github.metaspo.report.json.SpendingJson;
import io.github.metaspo.suite.Suite;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Factory of a goal's model sessions that writes what they spent. Closing it writes the file, also if the goal fails: its calls were paid. */
public final class MeteredModels implements Models, AutoCloseable {

    private final Models models;
    private final String goal;
    private final Suite suite;
    private final Path file;
    private final List<ModelSession> sessions = new ArrayList<>();
    private List<ModelUsage> written = List.of();

    /**
     * Creates a factory.
     *
     * @param goal name of the goal
     * @param suite whose files it is written beside
     */
    public MeteredModels(Models models, String goal, Suite suite, OutputFiles files) {
        this.models = models;
        this.goal = goal;
        this.suite = suite;
        this.file = files.spending();
    }

    @Override
    public ModelSession begin(Suite one, CallPolicy policy) throws ModelException {
        ModelSession session = models.begin(one, policy);
        sessions.add(session);
        return session;
    }

    /** Writes the usage of all sessions so far; nothing if no model was asked since the last time. */
    public void write() throws IOException {
        List<ModelUsage> usages =
                sessions.stream().flatMap(session -> session.usages().stream()).toList();
        if (!usages.equals(written)) {
            written = usages;
            List<JsonNode> others = SpendingJson.others(file, goal);
            AtomicFile.write(file, out -> SpendingJson.write(suite.name(), goal, usages, others, out));
        }
    }

    @Override
    public void close() throws IOException {
        write();
    }
}
