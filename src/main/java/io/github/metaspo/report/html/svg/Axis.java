package io.github.metaspo.report.html.svg;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;

/**
 * The range of an axis, between round numbers.
 *
 * @param low its lower end
 * @param high its upper end
 * @param step from one tick to the next
 */
public record Axis(double low, double high, double step) {

    private static final int TICKS = 5;

    public Axis {
        if (!(low < high) || !(step > 0)) {
            throw new IllegalArgumentException("no axis: " + low + " to " + high + " by " + step);
        }
    }

    /** Returns the axis of scores, from 0 to 1, that holds these values; never narrower than 0.2. */
    public static Axis scores(double... values) {
        double low = 1;
        double high = 0;
        for (double value : values) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        double from = Math.max(0, Math.floor(low * 10 - 0.2) / 10);
        double to = Math.min(1, Math.ceil(high * 10 + 0.2) / 10);
        if (!(to - from >= 0.2)) {
            from = Math.max(0, Math.min(from, 0.8));
            to = Math.min(1, from + 0.2);
        }
        return new Axis(from, to, to - from > 0.55 ? 0.2 : to - from > 0.25 ? 0.1 : 0.05);
    }

    /** Returns the axis of a quantity that begins at 0. */
    public static Axis upTo(double highest) {
        double step = 1;
        double wanted = Math.max(highest, 1e-6) / TICKS;
        double power = Math.pow(10, Math.floor(Math.log10(wanted)));
        for (double factor : new double[] {1, 2, 5, 10}) {
            step = factor * power;
            if (step >= wanted) {
                break;
            }
        }
        return new Axis(0, Math.max(highest, 1e-6), step);
    }

    /** Returns the ticks, from the lowest to the highest. */
    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        for (int i = (int) Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    /** Returns the axis of differences of scores that holds 0 and these values. */
    static Axis differences(double... values) {
        double low = -0.02;
        double high = 0.02;
        for (double value : values) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        double range = high - low;
        double step = range > 1 ? 0.5 : range > 0.5 ? 0.2 : range > 0.2 ? 0.1 : 0.05;
        return new Axis(low - range * 0.06, high + range * 0.06, step);
    }

    /** Formats a tick as a difference in points. */
    String points(double tick) {
        long points = Math.round(tick * 100);
        return points == 0 ? "0" : (points > 0 ? "+" : "\u2212") + Math.abs(points);
    }

    /** Returns a label for each tick. */
    public List<String> labels(DoubleFunction<String> label) {
        return ticks().stream().map(tick -> label.apply(tick)).toList();
    }

    double x(double value) {
        return Svg.x(value, low, high);
    }

    /** Formats a tick with as few decimals as its step has, and with thousands separators. */
    String label(double tick) {
        int decimals = Math.max(
                0,
                BigDecimal.valueOf(step)
                        .setScale(6, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .scale());
        return String.format(Locale.ROOT, "%,." + decimals + "f", tick);
    }
}
