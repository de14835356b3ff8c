package dev.roofline.operator;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/** Copies of the sites of a list, one of each, so that what is fused stays with the copy of its anchor. */
final class SiteCopies {
    private final IdentityHashMap<Site, Site> copies = new IdentityHashMap<>();
    private final String suffix;
    private final long factor;

    private SiteCopies(String suffix, long factor) {
        this.suffix = suffix;
        this.factor = factor;
    }

    /**
     * The same operators standing elsewhere, or done more often.
     *
     * @param suffix of their names
     * @param factor how many times as often they run
     */
    static List<Operator> of(List<Operator> operators, String suffix, long factor) {
        SiteCopies copies = new SiteCopies(suffix, factor);
        List<Operator> moved = new ArrayList<>(operators.size());
        for (Operator operator : operators) {
            moved.add(operator.withSite(copies.of(operator.site())));
        }
        return moved;
    }

    private Site of(Site site) {
        Site copy = copies.get(site);
        if (copy == null) {
            Optional<Site> anchor =
                    site.isFused() ? Optional.of(of(site.anchor().get())) : Optional.empty();
            copy = new Site(site.id() + suffix, site.group(), site.layers(), site.count() * factor, anchor);
            copies.put(site, copy);
        }
        return copy;
    }
}
