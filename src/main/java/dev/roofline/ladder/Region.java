package dev.roofline.ladder;

import java.util.ArrayList;
import java.util.List;

/**
 * Sizes over which all operators' times follow curves. Where they come in periods the range is of the periods' numbers, and
 * the curves are those of a period's first size and of its last.
 *
 * @param first the first of the sizes, or the number of the first period
 * @param torn whether a kink is inside each of the periods, or nothing is known of what is inside
 * @param forms operators in each form of latent attention that comes into question
 */
record Region(long first, long last, boolean torn, List<List<Atom>> forms) {
    /**
     * The sizes of one period, as parabolas through its first, its last and one between them.
     *
     * @param number of the period, in this region and in the other
     * @param between the same periods, their times those of one size of each
     * @param first the period's first size
     * @param step from there to the size between
     */
    Region inside(long number, Region between, long first, long step, long length) {
        Basis basis = new Basis(first, first + step, new double[0]);
        List<List<Atom>> inside = new ArrayList<>();
        for (int form = 0; form < forms.size(); form++) {
            List<Atom> atoms = new ArrayList<>();
            for (int i = 0; i < forms.get(form).size(); i++) {
                Atom edges = forms.get(form).get(i);
                Band[] times = new Band[Regions.RESOURCES];
                for (int resource = 0; resource < Regions.RESOURCES; resource++) {
                    double low = edges.times()[resource].low().at(number);
                    double middle = between.forms
                            .get(form)
                            .get(i)
                            .times()[resource]
                            .low()
                            .at(number);
                    double high = edges.times()[resource].high().at(number);
                    double slope = (middle - low) / step;
                    double bend = ((high - middle) / (length - 1 - step) - slope) / (length - 1);
                    Curve curve = new Curve(basis, new double[] {low, slope, bend});
                    times[resource] = new Band(curve, curve);
                }
                atoms.add(new Atom(edges.group(), edges.exchange(), edges.step(), times));
            }
            inside.add(atoms);
        }
        return new Region(first, first + length - 1, false, inside);
    }

    /** Whether the curves are where a sample is, at a size or number. */
    boolean meets(long at, Sample low, Sample high) {
        for (int form = 0; form < forms.size(); form++) {
            Sample.Form first = low.forms().get(form);
            Sample.Form last = high.forms().get(form);
            if (!first.isLike(last)
                    || first.operators().size() != forms.get(form).size()) {
                return false;
            }
            for (int i = 0; i < forms.get(form).size(); i++) {
                Atom atom = forms.get(form).get(i);
                for (int resource = 0; resource < Regions.RESOURCES; resource++) {
                    if (!CurveFit.isAt(atom.times()[resource].low(), at, first.seconds(i, resource))
                            || !CurveFit.isAt(atom.times()[resource].high(), at, last.seconds(i, resource))) {
                        return false;
                    }
                }
            }
        }
        return true;
    }
}
