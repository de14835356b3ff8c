package dev.roofline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.hardware.HardwareProfile;
import dev.roofline.hardware.Interconnect;
import dev.roofline.hardware.Provenance;
import dev.roofline.specfile.MachineLine;
import dev.roofline.units.Engine;
import dev.roofline.units.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A machine in a line. */
class MachineLineTest {
    private static final String LINE = "bf16=800 TFLOP/s; mem=8 TB/s";
    private static final String LINKED =
            LINE + "; fp8=1600 TFLOP/s; link=900 GB/s; domain=8; net=50 GB/s; host=64 GB/s; power=1000 W";

    @Test
    void eachKeyIsANumberOfTheMachine() {
        HardwareProfile machine = MachineLine.read(
                "BF16=800 TFLOP/s;matrix.int8=1.6 POP/s; vector.fp32 = 60TFLOP/s; bandwidth=8 TB/s; capacity=80 GB;"
                        + " link=450 GB/s; domain=8; net=50 GB/s; host=64 GB/s; tdp=700 W; name=x9;");
        assertThat(machine.id()).isEqualTo("x9");
        assertThat(machine.ceilings()).hasSize(3);
        assertThat(machine.peak(Engine.MATRIX, NumberFormat.BF16)
                        .orElseThrow()
                        .peak()
                        .perSecond())
                .isEqualTo(8e14);
        assertThat(machine.peak(Engine.MATRIX, NumberFormat.INT8)
                        .orElseThrow()
                        .peak()
                        .perSecond())
                .isEqualTo(1.6e15);
        assertThat(machine.peak(Engine.VECTOR, NumberFormat.FP32)
                        .orElseThrow()
                        .peak()
                        .perSecond())
                .isEqualTo(6e13);
        assertThat(machine.mainBandwidth().bytesPerSecond()).isEqualTo(8e12);
        assertThat(machine.mainMemory().capacity().orElseThrow().count()).isEqualTo(8e10);
        Interconnect link = machine.link(Interconnect.Kind.SCALE_UP).orElseThrow();
        assertThat(link.bandwidth().bytesPerSecond()).isEqualTo(4.5e11);
        assertThat(link.domain()).hasValue(8);
        assertThat(machine.link(Interconnect.Kind.SCALE_OUT)
                        .orElseThrow()
                        .bandwidth()
                        .bytesPerSecond())
                .isEqualTo(5e10);
        assertThat(machine.link(Interconnect.Kind.HOST)
                        .orElseThrow()
                        .bandwidth()
                        .bytesPerSecond())
                .isEqualTo(6.4e10);
        assertThat(machine.powerWatts()).hasValue(700);
        List<Provenance> all = new ArrayList<>();
        machine.ceilings().forEach(each -> all.add(each.provenance()));
        machine.memory().forEach(each -> all.addAll(List.of(each.provenance(), each.capacityProvenance())));
        machine.links().forEach(each -> all.add(each.provenance()));
        all.add(machine.power().orElseThrow().provenance());
        assertThat(all)
                .allMatch(each -> each.kind() == Provenance.Kind.ASSUMED)
                .allMatch(each -> each.address().equals("given on the command line"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bf15=800 TFLOP/s; mem=8 TB/s | there is no key \"bf15\"; keys are a format | did you mean \"bf16\"?",
                "bf16=800 TFLOP/s; men=8 TB/s | there is no key \"men\"; keys are a format | did you mean \"mem\"?",
                "bf16=800 TFLOP/s | there is no mem=, the memory's bandwidth | with semicolons between",
                "mem=8 TB/s | there is no peak, such as bf16=800 TFLOP/s | with semicolons between",
                "bf16=800; mem=8 TB/s | bf16: \"800\" has no unit | such as",
                "bf16=800 TFLOP/s; mem=80 GB | mem: \"80 GB\": \"GB\" is not a unit | its size is capacity=",
                "bf16=800 TFLOP/s, mem=8 TB/s | there are two \"=\" in | semicolons stand between pairs",
                "bf16=800 TFLOP/s; mem=8 TB/s; link=4 GB/s | link needs domain= | domain=8",
                "bf16=800 TFLOP/s; mem=8 TB/s; domain=8 | domain needs link= | one direction",
                "bf16=800 TFLOP/s; mem=8 TB/s; link=4 GB/s; domain=0 | domain is \"0\" | number of devices",
                "bf16=800 TFLOP/s; mem=8 TB/s; link=4 GB/s; domain=many | domain is \"many\" | number of devices",
                "bf16=8 TFLOP/s; mem=8 TB/s; bf16=9 TFLOP/s | bf16 is given twice | ",
                "bf16=8 TFLOP/s; mem=8 TB/s; fp8 | there is no \"=\" in \"fp8\" | expected pairs",
                "bf16=8 TFLOP/s; mem= | there is no value after mem= | ",
                "bf16; mem=8 TB/s | there is no \"=\" in \"bf16\" | expected pairs",
                "int4-g32=8 TFLOP/s; mem=8 TB/s | there is no key \"int4-g32\" | keys are a format",
                "bf16=1e-300 TFLOP/s; mem=8 TB/s | the machine \"bf16=1e-300 TFLOP/s; mem=8 TB/s\": | a rate such as",
                "name=a\u200bb; bf16=8 TFLOP/s; mem=8 TB/s | name has the character U+200B in it | the machine \"",
                "bf16=-8 TFLOP/s; mem=8 TB/s | is not a positive, finite quantity | ",
            })
    void whatIsWrongIsSaid(String line, String message, String also) {
        Cli.Result result = Cli.run("analyze", "--model", "gpt2", "--hw", line);
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.errorOutput()).contains(message).contains(also == null ? "" : also);
        assertThat(result.output()).isEmpty();
    }

    /** No capacity, no verdict: no format says that it fits, or how much would, and none fails. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "analyze --model gpt2 --by phase",
                "analyze --model gpt2 --phase generate --generate 8 --price 2 --power tdp",
                "analyze --model gpt2 --phase train --batch 8 --micro-batch 1 --dp 2 --zero 1 --tokens 1e9",
                "analyze --model llama-3.1-8b --tp 8 --phase generate --arrival 4 --generate 64",
                "analyze --model llama-3.1-8b --tp 8 --phase generate --generate 8 --draft llama-3.2-1b --gamma 2"
                        + " --acceptance 0.7",
                "analyze --model llama-3.1-8b --phase decode --offload weights=0.5",
                "analyze --model gpt2 --by phase --path batch=1,8,64",
                "analyze --model gpt2 --by phase --memory-utilization 0.9 --reserve 1e9",
                "analyze --model mixtral-8x7b --ep 2 --dp 2 --batch 2 --by group",
                "compare --model gpt2,bert --path length=128,256",
                "compare --model gpt2 --what-if batch=8 --by phase",
            })
    void noFormatSaysWhetherAMemoryOfUnknownSizeIsLargeEnough(String command) {
        for (OutputFormat format : OutputFormat.values()) {
            List<String> args = new ArrayList<>(List.of(command.split(" ")));
            args.addAll(List.of("--hw", LINKED, "--format", format.label()));
            Cli.Result result = Cli.run(args.toArray(String[]::new));
            assertThat(result.exitCode())
                    .as("%s %s %s", command, format, result.errorOutput())
                    .isZero();
            assertThat(result.output())
                    .as("%s %s", command, format)
                    .doesNotContain("does not fit")
                    .doesNotContain("fits with")
                    .doesNotContain("that fits is")
                    .doesNotContain(" fit)");
        }
    }

    @Test
    void whatFitsIsEmpty() {
        String[] run = {"analyze", "--model", "gpt2", "--by", "phase", "--format", "csv", "--columns", "fits", "--hw"};
        assertThat(Cli.run(with(run, LINE)).output()).isEqualTo("fits\n\n\n");
        assertThat(Cli.run(with(run, LINE + "; capacity=80 GB")).output()).isEqualTo("fits\nyes\nyes\n");
    }

    @Test
    void severalAreComparedAndOneIsChanged() {
        Cli.Result compared = Cli.run(
                "compare",
                "--model",
                "gpt2",
                "--hw",
                LINE + ",h100," + LINE + "; name=named",
                "--by",
                "phase",
                "--phase",
                "decode",
                "--set",
                "hw.memory.bandwidth=2x",
                "--format",
                "csv",
                "--columns",
                "compared,time_s");
        assertThat(compared.errorOutput()).isEmpty();
        String[] rows = compared.output().split("\n", -1);
        assertThat(rows).hasSize(5);
        assertThat(rows[3]).startsWith("named[hw.memory.bandwidth=2x],");
        assertThat(rows[1].split(",", -1)[1]).isEqualTo(rows[3].split(",", -1)[1]);
    }

    private static String[] with(String[] args, String last) {
        List<String> all = new ArrayList<>(List.of(args));
        all.add(last);
        return all.toArray(String[]::new);
    }
}
