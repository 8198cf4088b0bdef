package io.github.metaspo.statistics;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Weighted mean. */
public final class WeightedMean {

    private WeightedMean() {}

    /**
     * Returns the weighted mean of a figure over elements. It is never outside the range of the figures, even after rounding.
     *
     * @param weight the weight of an element, above 0
     * @throws IllegalArgumentException if there is no element
     */
    public static <T> double of(List<T> elements, ToDoubleFunction<T> weight, ToDoubleFunction<T> figure) {
        if (elements.isEmpty()) {
            throw new IllegalArgumentException("no mean of nothing");
        }
        double sum = 0;
        double weights = 0;
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (T element : elements) {
            double value = figure.applyAsDouble(element);
            sum += weight.applyAsDouble(element) * value;
            weights += weight.applyAsDouble(element);
            least = Math.min(least, value);
            greatest = Math.max(greatest, value);
        }
        return Math.min(greatest, Math.max(least, sum / weights));
    }
}
