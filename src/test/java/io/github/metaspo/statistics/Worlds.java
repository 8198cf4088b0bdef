package io.github.metaspo.statistics;

import java.util.SplittableRandom;

/** Generator of simulated comparisons. */
final class Worlds {

    private Worlds() {}

    /** Differences of outcomes of which a share changes, worse ones more often than better ones by the drop. */
    static Stratum.Values differences(SplittableRandom random, int examples, double changing, double drop) {
        double better = (changing - drop) / 2;
        double[] differences = new double[examples];
        for (int i = 0; i < examples; i++) {
            double draw = random.nextDouble();
            differences[i] = draw < better ? 1 : draw < changing ? -1 : 0;
        }
        return Stratum.Values.of(1, differences);
    }
}
