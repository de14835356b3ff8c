package dev.roofline.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Dots by where they are, so that asking what is near a place does not ask all of thousands. */
final class DiscGrid {
    private static final double CELL = 32;

    private final List<Disc> discs;
    private final double left;
    private final double top;
    private final int columns;
    private final List<List<Integer>> cells = new ArrayList<>();
    /** The last question that a disc was found in: it may lie in several cells. */
    private final int[] found;

    private int question;

    DiscGrid(List<Disc> discs) {
        this.discs = List.copyOf(discs);
        this.found = new int[discs.size()];
        double fromX = 0;
        double fromY = 0;
        double toX = 0;
        double toY = 0;
        for (int i = 0; i < discs.size(); i++) {
            Disc disc = discs.get(i);
            fromX = i == 0 ? disc.x() - disc.radius() : Math.min(fromX, disc.x() - disc.radius());
            fromY = i == 0 ? disc.y() - disc.radius() : Math.min(fromY, disc.y() - disc.radius());
            toX = i == 0 ? disc.x() + disc.radius() : Math.max(toX, disc.x() + disc.radius());
            toY = i == 0 ? disc.y() + disc.radius() : Math.max(toY, disc.y() + disc.radius());
        }
        this.left = fromX;
        this.top = fromY;
        this.columns = 1 + (int) ((toX - fromX) / CELL);
        int rows = 1 + (int) ((toY - fromY) / CELL);
        for (int i = 0; i < columns * rows; i++) {
            cells.add(new ArrayList<>());
        }
        for (int i = 0; i < discs.size(); i++) {
            Disc disc = discs.get(i);
            double radius = disc.radius();
            for (int cell : cells(disc.x() - radius, disc.y() - radius, disc.x() + radius, disc.y() + radius)) {
                cells.get(cell).add(i);
            }
        }
    }

    /** How many of the dots that reach into an upright rectangle are as wanted, counted up to a number. */
    int count(double fromX, double fromY, double toX, double toY, Predicate<Disc> wanted, int most) {
        question++;
        int count = 0;
        for (int cell : cells(fromX, fromY, toX, toY)) {
            for (int i : cells.get(cell)) {
                if (found[i] != question) {
                    found[i] = question;
                    count += wanted.test(discs.get(i)) ? 1 : 0;
                    if (count == most) {
                        return count;
                    }
                }
            }
        }
        return count;
    }

    boolean any(double fromX, double fromY, double toX, double toY, Predicate<Disc> wanted) {
        return count(fromX, fromY, toX, toY, wanted, 1) > 0;
    }

    private int[] cells(double fromX, double fromY, double toX, double toY) {
        int rows = cells.size() / columns;
        int first = Math.max(0, (int) Math.floor((fromX - left) / CELL));
        int last = Math.min(columns - 1, (int) Math.floor((toX - left) / CELL));
        int upper = Math.max(0, (int) Math.floor((fromY - top) / CELL));
        int lower = Math.min(rows - 1, (int) Math.floor((toY - top) / CELL));
        if (first > last || upper > lower) {
            return new int[0];
        }
        int[] numbers = new int[(last - first + 1) * (lower - upper + 1)];
        int at = 0;
        for (int row = upper; row <= lower; row++) {
            for (int column = first; column <= last; column++) {
                numbers[at++] = row * columns + column;
            }
        }
        return numbers;
    }
}
