package dev.roofline.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.model.FeedForward;
import dev.roofline.model.FrontEnd;
import dev.roofline.model.Head;
import dev.roofline.model.SequenceMixer;
import dev.roofline.operator.Dimension;
import dev.roofline.operator.Operator;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A new kind of mixer, feed-forward, head, front end or operator does not compile until every place has an answer. */
class SealedKindsTest {
    private static final Path MAIN = Path.of("src/main/java/dev/roofline");
    private static final List<Class<?>> SEALED = List.of(
            SequenceMixer.class, FeedForward.class, Head.class, FrontEnd.class, Operator.class, Dimension.class);

    @Test
    void allSealedTypesOfModelAndOperatorAreHeld() throws IOException {
        Set<String> found = new LinkedHashSet<>();
        for (String folder : List.of("model", "operator")) {
            for (Path file : javaFiles(MAIN.resolve(folder))) {
                Matcher matcher = Pattern.compile("sealed interface (\\w+)").matcher(Files.readString(file));
                while (matcher.find()) {
                    found.add(matcher.group(1));
                }
            }
        }
        assertThat(names()).containsAll(found);
    }

    @Test
    void noMainCodeTestsTheClassOfASealedKind() throws IOException {
        String kinds = String.join("|", names());
        Pattern asked = Pattern.compile("instanceof (?:\\w+\\.)?(" + kinds + ")\\b"
                + "|\\b(" + kinds + ")\\.class(?!::cast)"
                + "|\\((?:\\w+\\.)?(" + kinds + ")\\) *[a-z(]");
        List<String> places = new ArrayList<>();
        for (Path file : javaFiles(MAIN)) {
            int number = 0;
            for (String line : Files.readAllLines(file)) {
                number++;
                if (asked.matcher(line).find()) {
                    places.add(file + ":" + number + " " + line.strip());
                }
            }
        }
        assertThat(places)
                .as("ask a method of the sealed interface, or visit it")
                .isEmpty();
    }

    @Test
    void noDefaultOfASealedInterfaceIsAnAnswerThatAnotherKindGivesOtherwise() {
        List<String> overridden = new ArrayList<>();
        for (Class<?> top : SEALED) {
            for (Class<?> type : with(top)) {
                for (Class<?> kind : with(type)) {
                    for (Method method : kind == type ? new Method[0] : kind.getDeclaredMethods()) {
                        if (isDefaultOf(type, method)) {
                            overridden.add(
                                    kind.getSimpleName() + "." + method.getName() + " of " + type.getSimpleName());
                        }
                    }
                }
            }
        }
        assertThat(overridden).isEmpty();
    }

    private static boolean isDefaultOf(Class<?> type, Method method) {
        try {
            return !method.isBridge()
                    && type.isInterface()
                    && type.getDeclaredMethod(method.getName(), method.getParameterTypes())
                            .isDefault();
        } catch (NoSuchMethodException e) {
            return false;
        }
    }

    @Test
    void everyKindIsVisited() {
        for (Class<?> top : SEALED) {
            Set<Class<?>> visited = Stream.of(top.getClasses())
                    .filter(inner -> inner.getSimpleName().equals("Visitor"))
                    .flatMap(visitor -> Stream.of(visitor.getMethods()))
                    .map(method -> method.getParameterTypes()[0])
                    .collect(Collectors.toSet());
            List<Class<?>> kinds = with(top).stream()
                    .filter(kind -> !kind.isInterface())
                    .distinct()
                    .toList();
            assertThat(visited).as(top.getSimpleName()).containsExactlyInAnyOrderElementsOf(kinds);
        }
    }

    private static Set<String> names() {
        return SEALED.stream()
                .flatMap(top -> with(top).stream())
                .map(Class::getSimpleName)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** A sealed type and all that it permits, however deep. */
    private static List<Class<?>> with(Class<?> type) {
        List<Class<?>> all = new ArrayList<>(List.of(type));
        if (type.isSealed()) {
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                all.addAll(with(permitted));
            }
        }
        return all;
    }

    private static List<Path> javaFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }
}
