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

    /** Those nearest to what was wanted, first with the degrees that were given kept, then with any. */
    List<Degrees> nearest(long devices, Degrees wanted) {
        List<Degrees> kept = fitting(devices, wanted, true);
        return kept.isEmpty() ? fitting(devices, wanted, false) : kept;
    }

    private List<Degrees> fitting(long devices, Degrees wanted, boolean keepsGiven) {
        List<Degrees> all = whole(devices, keepsGiven);
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

    /** Layouts that leave no rest of heads, layers or sequences. */
    private List<Degrees> whole(long devices, boolean keepsGiven) {
        Degrees given = Degrees.given(options);
        LayoutDivision division = new LayoutDivision(model, options);
        List<Degrees> layouts = new ArrayList<>();
        for (long context : keepsGiven ? List.of(given.context()) : contexts(given.context())) {
            for (Degrees degrees : products(devices, context)) {
                if ((!keepsGiven || keeps(degrees, given)) && division.isWhole(degrees)) {
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
