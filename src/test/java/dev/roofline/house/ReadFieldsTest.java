package dev.roofline.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.workload.Field;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What can be said of a workload is asked for by something: an option that nothing asks for is taken and does nothing. */
class ReadFieldsTest {
    private static final Pattern NAMED = Pattern.compile("\\bField\\.([A-Z_]+)\\b");

    /** Where a field is declared, held and filled, which is not where it has an effect. */
    private static final Set<Path> HOLDERS =
            Set.of(Sources.of("workload", "Field"), Sources.of("workload", "WorkloadOptions"));

    @Test
    void everyFieldIsNamedByCodeBehindTheCommandLine() throws IOException {
        assertThat(HOLDERS).allMatch(file -> file.toFile().isFile());
        List<String> fields = constants();
        assertThat(fields).hasSameSizeAs(Field.all());
        fields.removeAll(named());
        assertThat(fields)
                .as("fields that no code reads; say in the code what each of them changes")
                .isEmpty();
    }

    private static List<String> constants() {
        List<String> names = new ArrayList<>();
        for (java.lang.reflect.Field constant : Field.class.getFields()) {
            if (Field.class.isAssignableFrom(constant.getType())) {
                names.add(constant.getName());
            }
        }
        return names;
    }

    private static Set<String> named() throws IOException {
        Set<String> names = new TreeSet<>();
        for (Path file : Sources.all()) {
            if (!Sources.packageOf(file).equals("cli") && !HOLDERS.contains(file)) {
                Matcher matcher = NAMED.matcher(Sources.code(file));
                while (matcher.find()) {
                    names.add(matcher.group(1));
                }
            }
        }
        return names;
    }
}
