package dev.roofline.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The main code as its compiler sees it: without comments and texts. */
final class Sources {
    private static final Path MAIN = Path.of("src/main/java/dev/roofline");
    private static final Pattern COMMENT_OR_TEXT =
            Pattern.compile("//[^\n]*|/\\*.*?\\*/|\"(?:\\\\.|[^\"\\\\\n])*\"|'(?:\\\\.|[^'\\\\\n])+'", Pattern.DOTALL);
    private static final Pattern OWN = Pattern.compile("\\bdev\\.roofline\\.(\\w+)\\.(\\w+)");

    private Sources() {}

    /** A class of the main code that another one names. */
    record Reference(String ofPackage, String name) {}

    static List<Path> all() throws IOException {
        try (Stream<Path> files = Files.walk(MAIN)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    static Path of(String ofPackage, String name) {
        return MAIN.resolve(ofPackage).resolve(name + ".java");
    }

    static String packageOf(Path file) {
        return MAIN.relativize(file).getName(0).toString();
    }

    static String code(Path file) throws IOException {
        return COMMENT_OR_TEXT.matcher(Files.readString(file)).replaceAll(" ");
    }

    /** What a file imports, statically too, or names in full. */
    static List<Reference> references(Path file) throws IOException {
        List<Reference> references = new ArrayList<>();
        Matcher matcher = OWN.matcher(code(file));
        while (matcher.find()) {
            references.add(new Reference(matcher.group(1), matcher.group(2)));
        }
        return references;
    }

    static Set<String> packages() throws IOException {
        Set<String> packages = new TreeSet<>();
        for (Path file : all()) {
            packages.add(packageOf(file));
        }
        return packages;
    }
}
