package it;

import io.github.metaspo.api.Metric;
import io.github.metaspo.api.MetricFactory;
import io.github.metaspo.api.Example;
import java.util.Map;

/** Scores a prediction by its length alone. */
public final class LengthMetric implements MetricFactory {

    @Override
    public String name() {
        return "length";
    }

    @Override
    public Metric create(Map<String, String> parameters) {
        int longest = Integer.parseInt(parameters.get("longest"));
        return new Metric() {
            @Override
            public String version() {
                return "1";
            }

            @Override
            public double score(String prediction, Example example) {
                return prediction.length() <= longest ? 1 : 0;
            }
        };
    }
}
