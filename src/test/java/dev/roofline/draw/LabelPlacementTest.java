package dev.roofline.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelPlacementTest {
    private static final PlotFrame PLOT =
            new PlotFrame(Charts.intensity(0.1, 1000), Charts.performance(1e11, 1e15), 100, 50, 900, 550);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void placedLabelsOverlapNothing(int seed) {
        Random random = new Random(seed);
        List<Disc> dots = new ArrayList<>();
        List<Segment> strong = List.of(new Segment(100, 500, 600, 120), new Segment(600, 120, 900, 120));
        List<List<Spot>> labels = new ArrayList<>();
        for (int i = 0; i < 10 * seed; i++) {
            Disc dot = new Disc(100 + random.nextInt(800), 50 + random.nextInt(500), 3 + random.nextInt(15));
            dots.add(dot);
            labels.add(new DotSpots(dot, 30 + random.nextInt(120), 14).around());
        }
        List<Spot> placed =
                LabelPlacement.place(new LabelPlacement.Background(PLOT, dots, strong, List.of()), labels).stream()
                        .flatMap(Optional::stream)
                        .toList();

        assertThat(placed).as("seed %d", seed).isNotEmpty();
        for (int i = 0; i < placed.size(); i++) {
            Box box = placed.get(i).box();
            assertThat(box.within(100, 50, 900, 550)).isTrue();
            assertThat(dots).noneMatch(box::touches);
            assertThat(strong).noneMatch(box::touches);
            for (int j = 0; j < i; j++) {
                assertThat(box.overlaps(placed.get(j).box()))
                        .as("labels %d and %d", i, j)
                        .isFalse();
            }
            for (Spot other : placed) {
                assertThat(other.leader()
                                .filter(box::touches)
                                .filter(leader -> !other.box().equals(box)))
                        .isEmpty();
            }
        }
    }

    @Test
    void theFirstLabelTakesThePlaceAndOneWithoutRoomIsLeftOut() {
        List<Spot> only = List.of(new Spot(Box.upright(300, 300, 60, 14), Spot.Anchor.START, 0));
        List<Optional<Spot>> places = LabelPlacement.place(
                new LabelPlacement.Background(PLOT, List.of(), List.of(), List.of()), List.of(only, only));
        assertThat(places.get(0)).contains(only.get(0));
        assertThat(places.get(1)).isEmpty();
    }

    @Test
    void aFreePlaceNearbyIsBetterThanOneOverAFaintLine() {
        Spot over = new Spot(Box.upright(300, 300, 60, 14), Spot.Anchor.START, 0);
        Spot near = new Spot(Box.upright(300, 330, 60, 14), Spot.Anchor.START, 30);
        Spot far = new Spot(Box.upright(300, 400, 60, 14), Spot.Anchor.START, 100);
        LabelPlacement.Background ground =
                new LabelPlacement.Background(PLOT, List.of(), List.of(), List.of(new Segment(100, 300, 900, 300)));
        assertThat(LabelPlacement.place(ground, List.of(List.of(over, near))).get(0))
                .contains(near);
        assertThat(LabelPlacement.place(ground, List.of(List.of(over, far))).get(0))
                .contains(over);
    }

    @Test
    void aTurnedBoxTakesOnlyItsOwnRoom() {
        double half = Math.sqrt(0.5);
        Box turned = new Box(300, 300, 100, 7, half, half);
        assertThat(turned.overlaps(Box.upright(350, 250, 40, 14))).isFalse();
        assertThat(turned.overlaps(Box.upright(350, 350, 40, 14))).isTrue();
        assertThat(turned.touches(new Disc(350, 250, 20))).isFalse();
        assertThat(turned.touches(new Disc(350, 350, 20))).isTrue();
        assertThat(turned.touches(new Segment(300, 200, 400, 300))).isFalse();
        assertThat(turned.touches(new Segment(300, 400, 400, 300))).isTrue();
        assertThat(turned.within(200, 200, 400, 400)).isTrue();
        assertThat(turned.within(240, 200, 400, 400)).isFalse();
    }

    @Test
    void strokesAreClippedWhereTheyLeaveThePlot() {
        assertThat(new Segment(0, 0, 100, 100).within(10, 20, 50, 90)).contains(new Segment(20, 20, 50, 50));
        assertThat(new Segment(0, 0, 100, 0).within(10, 20, 50, 90)).isEmpty();
        assertThat(new Segment(20, 30, 40, 30).within(10, 20, 50, 90)).contains(new Segment(20, 30, 40, 30));
    }
}
