package dev.roofline.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.hardware.HardwareProfile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NamedSystemTest {

    private final Catalogue<HardwareProfile> hardware = Catalogue.hardware(List.of());

    @Test
    void everySystemIsOfAShippedMachine() {
        List<String> missing = new ArrayList<>();
        for (NamedSystem system : NamedSystem.all()) {
            if (!hardware.ids().contains(system.machine())) {
                missing.add(system.toString());
            }
        }
        assertThat(missing).isEmpty();
        assertThat(NamedSystem.all()).hasSizeGreaterThan(90);
    }

    /** A name of the catalogue is looked up first: a system behind it would never be found. */
    @Test
    void everyNameIsItsOwn() {
        Set<String> names = new HashSet<>();
        for (NamedSystem system : NamedSystem.all()) {
            assertThat(names.add(system.name().replace("-", "")))
                    .as(system.name())
                    .isTrue();
            assertThat(hardware.knows(system.name())).as(system.name()).isFalse();
            assertThat(NamedSystem.named(system.name())).contains(system);
            assertThat(system.source()).startsWith("https://");
        }
    }

    /** What a name says of the number agrees with the table: 8g, 16g and nvl72 are counts. */
    @Test
    void numbersInNamesAreTheTables() {
        int read = 0;
        for (NamedSystem system : NamedSystem.all()) {
            String name = system.name();
            if (name.matches("a[234]-\\w+-\\d+g")) {
                assertThat(name).endsWith("-" + system.devices() + "g");
                read++;
            } else if (name.contains("nvl")) {
                assertThat(name).endsWith("nvl" + system.devices());
                read++;
            }
        }
        assertThat(read).isGreaterThan(14);
    }
}
