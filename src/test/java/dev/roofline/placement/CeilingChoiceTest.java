package dev.roofline.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roofline.catalogue.Catalogue;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.units.Engine;
import dev.roofline.units.NumberFormat;
import dev.roofline.units.Setting;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which peak is the roof, read off the profiles by hand. */
class CeilingChoiceTest {
    private final Catalogue<HardwareProfile> machines = Catalogue.hardware(List.of());

    @ParameterizedTest
    @CsvSource({
        // A slower own format gives way to one that holds its values.
        "p40, fp16, vector fp32",
        "p4, fp16, vector fp32",
        "p40, bf16, vector fp32",
        "p40, int8, vector int8",
        "b300-sxm, int8, matrix fp16",
        "gb300, int8, matrix fp16",
        "b200-sxm, int8, matrix int8",
        "v100-pcie-16gb, int8, matrix fp16",
        "v100-sxm2-16gb, int8, matrix fp16",
        "v100-sxm2-32gb, int8, matrix fp16",
        "v100s-pcie-32gb, int8, matrix fp16",
        // Both engines and every format that holds the values are searched.
        "xeon-8480plus, fp8, matrix bf16",
        "xeon-8480plus, fp16, vector fp16",
        "gaudi3, int8, matrix bf16",
        "a100, fp4, matrix int8",
        "rtx-4090, fp4, matrix int8",
        "h100, fp4, matrix fp8",
        "a100, fp8, matrix fp16",
        // Where a machine has both of 16 bits each keeps its own; where it has one, that stands in.
        "mi100, bf16, matrix bf16",
        "mi100, fp16, matrix fp16",
        "gaudi3, fp16, matrix fp16",
        "gaudi3, bf16, matrix bf16",
        "tpu-v5e, fp16, matrix bf16",
        "t4, bf16, matrix fp16",
        "epyc-9654, fp16, vector bf16",
        // Of equal peaks the own format's, then the matrix units'.
        "h100, fp32, vector fp32",
        "a100, fp32, vector fp32",
        "rx-7900-xtx, fp16, matrix fp16",
        "mi300x, fp32, matrix fp32"
    })
    void products(String machine, String format, String ceiling) {
        assertThat(choice(machine)
                        .of(Engine.MATRIX, NumberFormat.ofLabel(format).orElseThrow())
                        .label())
                .isEqualTo(ceiling);
    }

    @ParameterizedTest
    @CsvSource({
        "p40, fp16, vector fp32",
        "a100, fp16, vector fp16",
        "a100, bf16, vector fp32",
        "a100, int8, vector fp16",
        // fp16 does not hold bf16: it stands in for products alone.
        "v100, bf16, vector fp32",
        // Without vector peaks, what products run on; without a wide format, the widest.
        "tpu-v5e, fp16, matrix bf16",
        "tpu-v5e, fp32, matrix bf16",
        "trainium1, fp16, matrix fp16",
        "gaudi3, fp32, vector fp32"
    })
    void elementwise(String machine, String format, String ceiling) {
        assertThat(choice(machine)
                        .of(Engine.VECTOR, NumberFormat.ofLabel(format).orElseThrow())
                        .label())
                .isEqualTo(ceiling);
    }

    @Test
    void aMachineThatHoldsNoValueOfAFormatIsRefused() {
        assertThatThrownBy(() -> choice("tpu-v1").of(Engine.MATRIX, NumberFormat.FP16))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageContaining("Google TPU v1 multiplies neither fp16 nor a wider format")
                .hasMessageContaining("its peaks are matrix int8")
                .hasMessageContaining(Setting.MARK + "compute int8")
                .hasMessageContaining(Setting.MARK + "dtype int8");
    }

    @Test
    void aProfileThatDoesNotListItsEnginesCompletelySaysNothingOfAFormatThatItLacks() {
        String text = """
                {
                  "schema": "roofline-hardware/1", "name": "Newchip X1", "vendor": "New", "kind": "gpu",
                  "released": "2026-05", "confidence": "low",
                  "sources": {"page": {"kind": "datasheet", "address": "https://example.org", "date": "2026-11"}},
                  "compute": [{"engine": "matrix", "format": "fp8", "peak": "900 TFLOP/s", "source": "page"}],
                  "memory": [{"level": "HBM", "kind": "dram", "capacity": "80 GB", "bandwidth": "3 TB/s", "source": "page"}]
                }
                """;
        CeilingChoice silent = new CeilingChoice(
                machines.loadText("test", "newchip", text, List.of()).value());
        assertThatThrownBy(() -> silent.of(Engine.MATRIX, NumberFormat.BF16))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageContaining("the profile of Newchip X1 lists no peak of bf16 or a wider format")
                .hasMessageContaining("its peaks are matrix fp8")
                .hasMessageContaining(Setting.MARK + "compute fp8")
                .hasMessageContaining(Setting.MARK + "dtype fp8");
        assertThat(silent.of(Engine.MATRIX, NumberFormat.FP8).label()).isEqualTo("matrix fp8");
    }

    private CeilingChoice choice(String machine) {
        return new CeilingChoice(machines.load(machine).value());
    }
}
