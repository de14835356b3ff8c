package dev.roofline.trend;

import dev.roofline.catalogue.CsvResource;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Generations of memories and links by the year of their first products: rates of one stack, slot or lane. */
public final class GenerationSeries {
    private static final String DRAM = "/roofline/trend/dram_generations.csv";
    private static final String LINKS = "/roofline/trend/link_generations.csv";
    private static final Set<String> MODULES = Set.of("SDR", "DDR", "DDR2", "DDR3", "DDR4", "DDR5");
    private static final Set<String> LANES = Set.of("PCIe", "NVLink", "InfiniBand");

    private GenerationSeries() {}

    /** DRAM by module and stack, then by pin. */
    public static List<Series> ofDram() {
        List<TimePoint> modules = new ArrayList<>();
        List<TimePoint> pins = new ArrayList<>();
        for (CsvResource.Row row : CsvResource.read(DRAM)) {
            boolean stack = row.get("family").equals("HBM product");
            if (MODULES.contains(row.get("family")) || stack) {
                modules.add(point(row, "gbyte_per_s"));
            }
            if (stack) {
                pins.add(point(row, "gbit_per_s_per_pin"));
            }
        }
        return List.of(
                new Series(
                        TrendQuantity.DRAM, "per module or stack by generation, DIMM then HBM", "B/s", false, modules),
                new Series(TrendQuantity.DRAM, "per pin of HBM as clocked in products", "bit/s", false, pins));
    }

    /** Links by slot, then by lane. */
    public static List<Series> ofLinks() {
        List<TimePoint> slots = new ArrayList<>();
        List<TimePoint> lanes = new ArrayList<>();
        for (CsvResource.Row row : CsvResource.read(LINKS)) {
            if (row.get("family").equals("PCIe")) {
                slots.add(point(row, "gbyte_per_s"));
            }
            if (LANES.contains(row.get("family"))) {
                lanes.add(point(row, "gbyte_per_s_per_lane"));
            }
        }
        return List.of(
                new Series(
                        TrendQuantity.INTERCONNECT,
                        "per x16 slot of PCIe by generation, one direction",
                        "B/s",
                        false,
                        slots),
                new Series(
                        TrendQuantity.INTERCONNECT,
                        "per lane by generation of PCIe, NVLink and InfiniBand, one direction",
                        "B/s",
                        false,
                        lanes));
    }

    private static TimePoint point(CsvResource.Row row, String column) {
        return TimePoint.of(
                row.get("year"),
                row.get("generation"),
                new BigDecimal(row.get(column)).scaleByPowerOfTen(9).doubleValue(),
                row.get("source"),
                row.get("notes"));
    }
}
