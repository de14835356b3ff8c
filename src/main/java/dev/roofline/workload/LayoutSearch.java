package dev.roofline.workload;

import dev.roofline.model.ModelSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Layouts of a number of devices that a model takes, for who asked for one that it does not take. */
record LayoutSearch(ModelSpec model, WorkloadOptions options, ScaleUpDomain domain) {
    /** As many as a sentence can list. */
    private static final int LISTED = 5;

    /** Layouts that are planned in search of those, at most. */
    private static final int TRIED = 60;

    /** Layouts, and whether they leave no rest of heads, layers or sequences. */
    record Found(List<Degrees> layouts, boolean areWhole) {}

    /** Those nearest to what was wanted: without a rest before such with one, with the degrees that were given before any. */
    Found nearest(long devices, Degrees wanted) {
        for (boolean isWhole : new boolean[] {true, false}) {
            for (boolean keepsGiven : new boolean[] {true, false}) {
                List<Degrees> found = fitting(layouts(devices, keepsGiven, isWhole), wanted);
                if (!found.isEmpty()) {
                    return new Found(found, isWhole);
                }
            }
        }
        return new Found(List.of(), false);
    }

    private List<Degrees> fitting(List<Degrees> all, Degrees wanted) {
        // Of those equally near the ones whose tensor ranks stay inside a domain.
        all.sort(Comparator.comparingDouble((Degrees each) -> distance(each, wanted))
                .thenComparing(each -> each.tensor() > domain.devices())
                .thenComparing(Comparator.comparingLong(Degrees::tensor).reversed())
                .thenComparingLong(Degrees::pipeline));
        List<Degrees> found = new ArrayList<>();
        for (int i = 0; i < Math.min(TRIED, all.size()) && found.size() < LISTED; i++) {
            if (isPlanned(all.get(i))) {
                found.add(all.get(i));
            }
        }
        return found;
    }

    /** @param isWhole whether no rest of heads, layers or sequences is left */
    private List<Degrees> layouts(long devices, boolean keepsGiven, boolean isWhole) {
        Degrees given = Degrees.given(options);
        LayoutDivision division = new LayoutDivision(model, options);
        List<Degrees> layouts = new ArrayList<>();
        for (long context : keepsGiven ? List.of(given.context()) : contexts(given.context())) {
            for (Degrees degrees : products(devices, context)) {
                if ((!keepsGiven || keeps(degrees, given)) && (!isWhole || division.isWhole(degrees))) {
                    layouts.add(degrees);
                }
            }
        }
        return layouts;
    }

    /** The degree that was given, and none. */
    private static List<Long> contexts(long given) {
        return given == 1 ? List.of(1L) : List.of(given, 1L);
    }

    /** All degrees that multiply to a number of devices. */
    private static List<Degrees> products(long devices, long context) {
        List<Degrees> products = new ArrayList<>();
        if (devices % context != 0) {
            return products;
        }
        long rest = devices / context;
        for (long tensor = 1; tensor <= rest; tensor++) {
            for (long pipeline = 1; rest % tensor == 0 && pipeline <= rest / tensor; pipeline++) {
                if (rest / tensor % pipeline == 0) {
                    products.add(new Degrees(tensor, pipeline, rest / tensor / pipeline, context));
                }
            }
        }
        return products;
    }

    private boolean keeps(Degrees degrees, Degrees given) {
        return (!options.has(Field.TENSOR) || degrees.tensor() == given.tensor())
                && (!options.has(Field.PIPELINE) || degrees.pipeline() == given.pipeline())
                && (!options.has(Field.DATA) || degrees.data() == given.data());
    }

    private static double distance(Degrees one, Degrees other) {
        return Math.abs(Math.log((double) one.tensor() / other.tensor()))
                + Math.abs(Math.log((double) one.pipeline() / other.pipeline()))
                + Math.abs(Math.log((double) one.data() / other.data()))
                + Math.abs(Math.log((double) one.context() / other.context()));
    }

    private boolean isPlanned(Degrees degrees) {
        try {
            WorkloadPlan.of(model, degrees.in(options));
            return true;
        } catch (UnsuitableWorkloadException e) {
            return false;
        }
    }
}
