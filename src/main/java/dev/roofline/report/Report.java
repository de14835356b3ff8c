package dev.roofline.report;

import dev.roofline.hardware.ComputeCeiling;
import dev.roofline.hardware.Interconnect;
import dev.roofline.metric.Grouping;
import dev.roofline.prose.Fact;
import dev.roofline.run.AnalysisRun;
import java.util.ArrayList;
import java.util.List;

/**
 * An analysis as values, without layout.
 *
 * @param ceilings the peaks that operators were placed under, once each
 * @param links those that exchanges use, once each
 * @param run what was worked out
 * @param sections one a phase
 * @param columns the columns that the user chose; empty for the format's own choice
 */
public record Report(
        String command,
        List<Input> inputs,
        List<Fact> assumptions,
        List<ComputeCeiling> ceilings,
        List<Interconnect> links,
        AnalysisRun run,
        Grouping grouping,
        List<Section> sections,
        List<String> notes,
        List<Column> columns) {
    public Report {
        inputs = List.copyOf(inputs);
        assumptions = List.copyOf(assumptions);
        ceilings = List.copyOf(ceilings);
        links = List.copyOf(links);
        sections = List.copyOf(sections);
        notes = List.copyOf(notes);
        columns = List.copyOf(columns);
    }

    /** The same with more for a reader to know. */
    public Report noting(List<String> more) {
        List<String> all = new ArrayList<>(notes);
        all.addAll(more);
        return more.isEmpty() ? this : withNotes(all);
    }

    /** The same without some of its notes. */
    public Report without(List<String> some) {
        List<String> rest = new ArrayList<>(notes);
        rest.removeAll(some);
        return withNotes(rest);
    }

    private Report withNotes(List<String> others) {
        return new Report(command, inputs, assumptions, ceilings, links, run, grouping, sections, others, columns);
    }

    /** Model and machine, with the number of devices where there are several. */
    public String title() {
        String machine = run.hardware().name();
        for (Input input : inputs) {
            machine = input.role().equals(Input.HARDWARE) ? input.title() : machine;
        }
        return inputs.get(0).name() + " on " + machine;
    }

    /** Devices of the machine that runs the model. */
    public long devices() {
        long devices = 1;
        for (Input input : inputs) {
            devices = input.role().equals(Input.HARDWARE) ? input.devices() : devices;
        }
        return devices;
    }
}
