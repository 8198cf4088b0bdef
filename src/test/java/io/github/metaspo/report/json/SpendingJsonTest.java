package io.github.metaspo.report.json;

import io.github.metaspo.GoldenFiles;
import io.github.metaspo.api.ModelSettings.Price;
import io.github.metaspo.api.Usage;
import io.github.metaspo.model.ModelUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import static org.assertj.core.api.Assertions.assertThat;

class SpendingJsonTest {

    private static final ModelUsage TARGET = usage(ModelUsage.Role.TARGET, ModelUsage.Phase.HELD_OUT, 4, 2);
    private static final ModelUsage OPTIMIZER = usage(ModelUsage.Role.OPTIMIZER, ModelUsage.Phase.SEARCH, 3, 0);

    @TempDir
    private Path folder;

    private static ModelUsage usage(ModelUsage.Role role, ModelUsage.Phase phase, long calls, long stored) {
        return new ModelUsage(
                new ModelUsage.Key(role, phase, "scripted/tiny"),
                calls,
                1,
                new Usage(10 * calls, calls, 1),
                role == ModelUsage.Role.TARGET ? Optional.of(new Price(1, 2)) : Optional.empty(),
                stored,
                new Usage(10 * stored, stored));
    }

    @Test
    void usagesOfTheSameModelAreAddedUpAndSorted() throws IOException {
        write("optimize", List.of(OPTIMIZER, TARGET, TARGET));
        GoldenFiles.assertEqual("spending.json", Files.readString(file()));
    }

    @Test
    void aRunReplacesTheOneOfItsGoalAndLeavesThoseOfOthers() throws IOException {
        write("optimize", List.of(TARGET, OPTIMIZER));
        write("evaluate", List.of(TARGET));
        write("evaluate", List.of(usage(ModelUsage.Role.TARGET, ModelUsage.Phase.HELD_OUT, 0, 6)));
        assertThat(SpendingJson.totals(file()))
                .containsExactly(
                        // the optimizer has no price
                        new SpendingJson.Total("optimize", 7, 2, OptionalDouble.empty(), OptionalDouble.of(24e-6)),
                        new SpendingJson.Total("evaluate", 0, 6, OptionalDouble.empty(), OptionalDouble.of(72e-6)));
    }

    @Test
    void aDamagedFileIsReplaced() throws IOException {
        for (String text :
                new String[] {"", "{", "[]", "{\"formatVersion\": 2, \"runs\": [{\"goal\": \"compare\"}]}"}) {
            Files.writeString(file(), text);
            assertThat(SpendingJson.totals(file())).as(text).isEmpty();
            write("evaluate", List.of(TARGET));
            assertThat(SpendingJson.totals(file()))
                    .extracting(SpendingJson.Total::goal)
                    .containsExactly("evaluate");
        }
    }

    private void write(String goal, List<ModelUsage> usages) throws IOException {
        var others = SpendingJson.others(file(), goal);
        try (OutputStream out = Files.newOutputStream(file())) {
            SpendingJson.write("review", goal, usages, others, out);
        }
    }

    private Path file() {
        return folder.resolve("spending.json");
    }
}
