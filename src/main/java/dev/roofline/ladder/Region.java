package dev.roofline.ladder;

import java.util.List;

/**
 * Sizes over which all operators' times follow curves. Where they come in periods the range is of the periods' numbers, and
 * the curves are those of a period's first size and of its last.
 *
 * @param first the first of the sizes, or the number of the first period
 * @param forms operators in each form of latent attention that comes into question
 */
record Region(long first, long last, List<List<Atom>> forms) {
    /** Whether the curves are where a sample is, at a size or number. */
    boolean meets(long at, Sample low, Sample high) {
        for (int form = 0; form < forms.size(); form++) {
            if (!low.forms().get(form).isLike(high.forms().get(form))
                    || low.forms().get(form).operators().size() != forms.get(form).size()) {
                return false;
            }
            for (int i = 0; i < forms.get(form).size(); i++) {
                Atom atom = forms.get(form).get(i);
                for (int resource = 0; resource < Regions.RESOURCES; resource++) {
                    double least = Regions.seconds(low.forms().get(form).operators().get(i), resource);
                    double most = Regions.seconds(high.forms().get(form).operators().get(i), resource);
                    if (!CurveFit.isAt(atom.low()[resource], at, least) || !CurveFit.isAt(atom.high()[resource], at, most)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }
}
