package dev.roofline.report;

import dev.roofline.units.Labelled;
import java.util.ArrayList;
import java.util.List;

/** Columns that are asked for together, such as {@code --columns +memory}. */
public enum ColumnSet implements Labelled {
    MEMORY("what a device and its host keep, and what would still fit"),
    SERVING("tokens a second, steps, utilization, generations, servers, speculation and divided machines"),
    TRAINING("gradients and optimizer's states, steps and whole runs of training"),
    COST("prices and energy of tokens and runs"),
    NETWORK("exchanges between devices: intensity, ridge, links and algorithm"),
    TIME("what bounds a row's time, in shares; pipeline stages"),
    ALL("every column that there is");

    /** What a set begins with on the command line, so that none is taken for a column. */
    public static final String MARK = "+";

    private final String meaning;

    ColumnSet(String meaning) {
        this.meaning = meaning;
    }

    /** What its columns are about. */
    public String meaning() {
        return meaning;
    }

    /** How it is asked for. */
    public String asked() {
        return MARK + label();
    }

    /** How all of them are asked for, in the order in which pages list them. */
    public static List<String> allAsked() {
        List<String> all = new ArrayList<>();
        for (ColumnSet set : values()) {
            all.add(set.asked());
        }
        return all;
    }

    boolean holds(Column<?> column) {
        return this == ALL || column.sets().contains(this);
    }
}
