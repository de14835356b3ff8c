package dev.roofline.report;

import dev.roofline.metric.Metric;
import dev.roofline.metric.PhaseMetric;
import dev.roofline.metric.Slice;
import dev.roofline.metric.SliceMetric;
import dev.roofline.metric.TotalsMetric;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The columns of an analysis. The names are a contract: new ones come at the end, none goes. */
public final class AnalysisColumns {
    /** Those that people read under another name, since the unit of their numbers stands beside it. */
    private static final List<Column<Slice>> HEADED = List.of(
            new Column<>(SliceMetric.FLOPS, "work"),
            new Column<>(SliceMetric.BYTES, "traffic"),
            new Column<>(SliceMetric.INTENSITY_FLOP_PER_BYTE, "intensity"),
            new Column<>(SliceMetric.RIDGE_FLOP_PER_BYTE, "ridge"),
            new Column<>(SliceMetric.ATTAINABLE_FLOP_PER_S, "attainable"),
            new Column<>(SliceMetric.COMPUTE_TIME_S, "compute"),
            new Column<>(SliceMetric.MEMORY_TIME_S, "memory"),
            new Column<>(SliceMetric.NETWORK_TIME_S, "network"),
            new Column<>(SliceMetric.TIME_S, "time"),
            new Column<>(SliceMetric.STAGE_TIME_S, "slowest stage"));

    /** All of them, in the order of CSV. */
    public static final List<Column<Slice>> ALL = all();

    private AnalysisColumns() {}

    /** Each kind of metric in the order of its declaration; one that grew later goes on where the columns then ended. */
    private static List<Column<Slice>> all() {
        List<Column<Slice>> all = new ArrayList<>();
        add(all, EnumSet.range(SliceMetric.MODEL, SliceMetric.ALGORITHM));
        add(all, EnumSet.range(PhaseMetric.WEIGHT_MEMORY_BYTES, PhaseMetric.HOST_MEMORY_BYTES));
        add(all, EnumSet.range(SliceMetric.GRADIENT_BYTES, SliceMetric.OPTIMIZER_BYTES));
        add(all, EnumSet.range(PhaseMetric.GRADIENT_MEMORY_BYTES, PhaseMetric.LARGEST_MICRO_BATCH));
        add(all, EnumSet.allOf(TotalsMetric.class));
        add(all, EnumSet.range(SliceMetric.DEVICES, SliceMetric.NETWORK_SHARE));
        return List.copyOf(all);
    }

    private static void add(List<Column<Slice>> all, Set<? extends Metric<Slice>> metrics) {
        for (Metric<Slice> metric : metrics) {
            Optional<Column<Slice>> headed = Column.named(HEADED, metric.label());
            all.add(headed.isPresent() ? headed.get() : new Column<>(metric));
        }
    }

    /** The columns of some metrics, in the order of these. */
    public static List<Column<Slice>> of(List<? extends Metric<Slice>> metrics) {
        List<Column<Slice>> columns = new ArrayList<>();
        for (Metric<Slice> metric : metrics) {
            columns.add(Column.named(ALL, metric.label()).orElseThrow());
        }
        return columns;
    }
}
