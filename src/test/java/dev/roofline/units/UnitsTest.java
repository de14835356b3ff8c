package dev.roofline.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roofline.units.UnitText.MalformedQuantityException;
import dev.roofline.units.UnitText.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitsTest {
    /** SI brochure, 9th edition, table 7; IEC 80000-13. */
    @ParameterizedTest
    @CsvSource({
        "1 B, 1",
        "1 kB, 1000",
        "1 MB, 1000000",
        "1 GB, 1000000000",
        "1 TB, 1000000000000",
        "1 PB, 1000000000000000",
        "1 EB, 1000000000000000000",
        "1 KiB, 1024",
        "1 MiB, 1048576",
        "1 GiB, 1073741824",
        "1 TiB, 1099511627776",
        "1 PiB, 1125899906842624",
        "80GB, 80000000000",
        "1e3 MB, 1000000000",
        "0.5 KiB, 512"
    })
    void eachPrefixIsItsDefinition(String text, double bytes) throws MalformedQuantityException {
        assertThat(UnitText.parse(text, Unit.CAPACITY)).isEqualTo(bytes);
    }

    @Test
    void ratesKeepEveryDigit() throws MalformedQuantityException {
        assertThat(UnitText.parse("2.039 TB/s", Unit.BANDWIDTH)).isEqualTo(2.039e12);
        assertThat(UnitText.parse("989.4 TFLOP/s", Unit.FLOP_RATE)).isEqualTo(989.4e12);
        assertThat(UnitText.parse("1248 TOP/s", Unit.FLOP_RATE)).isEqualTo(1248e12);
        assertThat(UnitText.parse("400 W", Unit.POWER)).isEqualTo(400);
        assertThat(UnitText.parse("1410 MHz", Unit.FREQUENCY)).isEqualTo(1.41e9);
    }

    /** The letter u, the micro sign and the Greek mu are one prefix: Unicode's normal form KC makes the third of the second. */
    @ParameterizedTest
    @ValueSource(strings = {"4 us", "4 \u00b5s", "4 \u03bcs", "4\u03bcs"})
    void aMillionthIsWrittenInThreeWays(String text) throws MalformedQuantityException {
        assertThat(UnitText.parse(text, Unit.TIME)).isEqualTo(4e-6);
        assertThatThrownBy(() -> UnitText.parse("4 \u03bcB", Unit.CAPACITY))
                .isInstanceOf(MalformedQuantityException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "312",
                "TFLOP/s",
                "312 TFLOP",
                "312 TB/s",
                "-1 TFLOP/s",
                "0 TFLOP/s",
                "NaN TFLOP/s",
                "312 TiFLOP/s",
                "312 tflop/s",
                "1e999 TFLOP/s",
                "3 1 TFLOP/s",
                "312  T FLOP/s"
            })
    void whatIsNotARateIsRefusedWithWhatIsExpected(String text) {
        assertThatThrownBy(() -> UnitText.parse(text, Unit.FLOP_RATE))
                .isInstanceOf(MalformedQuantityException.class)
                .hasMessageContaining("\"" + text + "\"");
    }

    @Test
    void bitsAreNotBytes() {
        assertThatThrownBy(() -> UnitText.parse("900 Gb/s", Unit.BANDWIDTH)).hasMessageContaining("divide by 8");
    }

    /** Bits an element with scales, as the conventions list them. */
    @ParameterizedTest
    @CsvSource({
        "fp32, 32",
        "tf32, 32",
        "bf16, 16",
        "fp16, 16",
        "fp8, 8",
        "fp8-block, 8.001953125",
        "int8, 8",
        "mxfp8, 8.25",
        "mxfp6, 6.25",
        "mxfp4, 4.25",
        "nvfp4, 4.5",
        "int4, 4.125",
        "int4-zp, 4.15625",
        "int4-g32, 4.5",
        "int4-zp-g32, 4.625",
        "int3-g128, 3.125",
        "int3-zp-g32, 3.59375",
        "int4-row, 4",
        "int4-g128, 4.125",
        "fp4, 4.25",
        "float16, 16",
        "bfloat16, 16"
    })
    void eachFormatTakesItsBits(String label, double bits) {
        assertThat(TensorFormat.parse(label).orElseThrow().bitsPerElement()).isEqualTo(bits);
    }

    @Test
    void int8KeepsAScaleARow() {
        assertThat(TensorFormat.INT8.bytes(10, 100)).isEqualTo(10 * 100 + 10 * 2);
        assertThat(TensorFormat.parse("int8-row")).contains(TensorFormat.INT8);
    }

    /** A scale of 16 bits a row and, with zero points, one of as many bits as an element. */
    @ParameterizedTest
    @CsvSource({"int4-row, 520", "int4-zp-row, 525", "int3-row, 395", "int3-zp-row, 398.75", "int8-zp-row, 1030"})
    void aRowMayBeOneGroup(String label, double bytes) {
        assertThat(TensorFormat.parse(label).orElseThrow().bytes(10, 100)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "fp17",
                "int4-g",
                "int4-g0",
                "int4-gx",
                "int4-g99999999999",
                "int4-zp-g",
                "int4-",
                "int4-zp-",
                "int4-rows",
                "int3",
                "int5-g32",
                "int4-zp-zp-g32"
            })
    void unknownFormatsAreNone(String label) {
        assertThat(TensorFormat.parse(label)).isEmpty();
    }

    @Test
    void quantitiesRefuseWhatNoCountIs() {
        assertThatThrownBy(() -> new FlopRate(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Bytes(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Seconds(Double.POSITIVE_INFINITY)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FlopRate(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Bandwidth(-5)).isInstanceOf(IllegalArgumentException.class);
    }
}
