package dev.roofline.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.cli.Main;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A name that is read in one file is the same thing in the next. A type inside another, which is read with the other's name
 * before it, may be called what a type inside a third is called ({@code Collective.Kind}, {@code Access.Kind}), but not what
 * a file is called.
 */
class NamesTest {
    @Test
    void noSimpleNameOfAFileIsATypesNameTwice() throws IOException, URISyntaxException {
        Map<String, List<String>> named = new TreeMap<>(types().stream()
                .collect(Collectors.groupingBy(
                        type -> type.substring(Math.max(type.lastIndexOf('/'), type.lastIndexOf('$')) + 1))));
        named.values().removeIf(types -> types.size() == 1 || types.stream().allMatch(type -> type.contains("$")));
        assertThat(named).isEmpty();
        assertThat(types()).contains("units/TensorFormat", "operator/Collective$Kind");
    }

    /** Types of the main code with names, as their classes are called: packages with slashes, inner ones behind a dollar. */
    private static Set<String> types() throws IOException, URISyntaxException {
        Path root = Path.of(Main.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .resolve("dev/roofline");
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.matches("[\\w/]+(\\$[A-Z]\\w*)*\\.class"))
                    .map(name -> name.substring(0, name.length() - ".class".length()))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
