package dev.roofline.specfile;

import dev.roofline.hardware.Interconnect;
import dev.roofline.json.Place;
import java.util.ArrayList;
import java.util.List;

/** A link of a hardware profile with the place of its rate. */
record PlacedLink(Interconnect link, Place rate) {
    static List<Interconnect> links(List<PlacedLink> placed) {
        List<Interconnect> links = new ArrayList<>();
        for (PlacedLink each : placed) {
            links.add(each.link);
        }
        return links;
    }
}
