package dev.roofline.cli;

import dev.roofline.prose.ReproductionText;
import dev.roofline.report.ReproductionTable;
import dev.roofline.reproduction.Comparison;
import dev.roofline.reproduction.Reproduction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Published numbers beside ours. */
final class ReproduceCommand extends Command {
    private final PositionalParamSpec subject =
            subject("WHAT", "survey, measured, formats, exchanges, training, serving or memory");

    ReproduceCommand(Console console) {
        super(
                "reproduce",
                "Published numbers beside this tool's, with every difference.",
                OutputOptions.OF_TABLES,
                console);
    }

    @Override
    List<String> choices() {
        List<String> lines = new ArrayList<>();
        for (Reproduction each : Reproduction.values()) {
            lines.add(each.label() + ": " + Option.said(String.join(" ", each.about())));
        }
        return lines;
    }

    @Override
    public int run() {
        Reproduction reproduction = chosen(subject.getValue());
        output.format();
        List<Comparison> comparisons = reproduction.compare();
        List<String> remarks = new ArrayList<>(List.of(""));
        remarks.addAll(
                ReproductionText.summary(reproduction, comparisons).lines().toList());
        output.write(ReproductionTable.of(comparisons), remarks, console);
        return ExitCode.DONE;
    }

    private static Reproduction chosen(String subject) {
        List<String> known = new ArrayList<>();
        for (Reproduction each : Reproduction.values()) {
            if (each.label().equals(subject)) {
                return each;
            }
            known.add(each.label());
        }
        if (subject == null) {
            throw new UsageException("reproduce needs to know what: " + String.join(", ", known));
        }
        Optional<String> hint = Hints.ofReproduction(subject);
        if (hint.isPresent()) {
            throw new UsageException("there is nothing to reproduce called \"" + subject + "\"; " + hint.get());
        }
        throw Arguments.unknown(
                "there is nothing to reproduce called \"" + subject + "\"; there is " + String.join(", ", known),
                subject,
                known);
    }
}
