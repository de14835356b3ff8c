package dev.roofline.ladder;

import dev.roofline.evaluate.Evaluator;
import dev.roofline.evaluate.Stages;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.model.ModelSpec;
import dev.roofline.placement.Analysis;
import dev.roofline.workload.LatentForm;
import dev.roofline.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/** Analyses of a phase at sizes, each made once. */
final class Samples {
    /** Up to how many times as large a size still is near another. */
    private static final long NEAR = 3;

    private final ModelSpec model;
    private final HardwareProfile hardware;
    private final Workload phase;
    private final SizeVariable variable;
    private final boolean ofStages;
    private final TreeMap<Long, Sample> known = new TreeMap<>();
    private int analyses;

    /** @param ofStages whether pipeline stages are distinguished; else their work is taken together */
    Samples(ModelSpec model, HardwareProfile hardware, Workload phase, SizeVariable variable, boolean ofStages) {
        this.model = model;
        this.hardware = hardware;
        this.phase = phase;
        this.variable = variable;
        this.ofStages = ofStages;
    }

    /** Steps that were analysed, in all forms. */
    int analyses() {
        return analyses;
    }

    Sample at(long size) {
        Sample sample = known.get(size);
        if (sample == null) {
            sample = of(size);
            known.put(size, sample);
        }
        return sample;
    }

    /** A size near one between two others: one at which the phase was analysed, where there is one. */
    long near(long size, long from, long to) {
        Long below = known.floorKey(size);
        Long above = known.ceilingKey(size);
        if (above != null && above < to && above <= NEAR * size) {
            return above;
        }
        return below != null && below > from && below >= size / NEAR ? below : size;
    }

    private Sample of(long size) {
        Workload sized = variable.at(phase, size);
        if (ofStages) {
            return ofStages(sized);
        }
        List<Sample.Form> forms = new ArrayList<>();
        Analysis chosen = null;
        double least = Double.POSITIVE_INFINITY;
        for (LatentForm form : forms(sized)) {
            List<Analysis> steps = steps(sized.withLatentForm(form));
            forms.add(Sample.Form.of(steps));
            analyses += steps.size();
            Analysis sum = steps.get(0);
            for (int i = 1; i < steps.size(); i++) {
                sum = sum.plus(steps.get(i));
            }
            double seconds = sum.totals().seconds();
            if (chosen == null || seconds < least * (1 - Evaluator.FASTER)) {
                least = seconds;
                chosen = sum;
            }
        }
        return new Sample(forms, Objects.requireNonNull(chosen));
    }

    private Sample ofStages(Workload sized) {
        Workload decided = Evaluator.decided(model, sized, hardware);
        List<Sample.Form> forms = new ArrayList<>();
        for (Analysis candidate : Stages.candidates(model, decided, hardware)) {
            Sample.Form form = Sample.Form.of(List.of(candidate));
            // A tower stands on the first stage alone.
            boolean isNew = !form.operators().isEmpty();
            for (Sample.Form other : forms) {
                isNew &= !form.lastsAs(other);
            }
            if (isNew) {
                forms.add(form);
            }
        }
        analyses += forms.size();
        return new Sample(forms, Evaluator.analyse(model, decided, hardware));
    }

    /** With pipeline stages the form is decided by what they take together, of which curves of the work know nothing. */
    private List<LatentForm> forms(Workload sized) {
        return Stages.areAtOnce(sized)
                ? List.of(Evaluator.decided(model, sized, hardware).latentForm())
                : Evaluator.forms(model, sized);
    }

    private List<Analysis> steps(Workload decided) {
        if (!Evaluator.isByStep(decided)) {
            return List.of(Evaluator.work(model, decided, hardware));
        }
        List<Analysis> steps = new ArrayList<>();
        for (long step = 0; step < decided.steps(); step++) {
            steps.add(Evaluator.work(model, decided.step(step), hardware));
        }
        return steps;
    }
}
