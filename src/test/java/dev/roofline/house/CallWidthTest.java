package dev.roofline.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/**
 * Values that are passed by position change places unseen where there are many of one type. So records stay narrow, and a
 * wide constructor is called in the class itself, where its copies are made, and by the one place that reads or makes it.
 */
class CallWidthTest {
    private static final Path MAIN = Path.of("src/main/java/dev/roofline");
    private static final int COMPONENTS = 12;
    private static final int PARAMETERS = 7;
    private static final int ARGUMENTS = 6;

    /** The readers and factories of wide classes, by file. */
    private static final Map<String, Set<String>> FACTORIES = Map.ofEntries(
            // A device keeps other things in inference and in training.
            Map.entry("evaluate/DeviceParts", Set.of("DeviceMemory")),
            Map.entry("training/TrainingMemory", Set.of("DeviceMemory")),
            Map.entry("specfile/HardwareProfileReader", Set.of("HardwareIdentity")),
            Map.entry("specfile/LinkReader", Set.of("Interconnect")),
            Map.entry("specfile/ModelSpecReader", Set.of("ModelSpec")),
            Map.entry("specfile/HeadReader", Set.of("VocabularyHead")),
            Map.entry("specfile/FeedForwardReader", Set.of("MixtureOfExperts")),
            Map.entry("specfile/StackReader", Set.of("Stack")),
            Map.entry("specfile/GroupReader", Set.of("LayerGroup")),
            Map.entry("specfile/AttentionReader", Set.of("Attention")),
            Map.entry("specfile/MixerReader", Set.of("LatentAttention", "StateSpace", "SelectiveStateSpace")),
            Map.entry("huggingface/MappingTables", Set.of("MappingTable")),
            Map.entry("operator/RoutedRows", Set.of("ExpertRows")),
            Map.entry("ladder/RunSizes", Set.of("SizeVariable")),
            Map.entry("serving/Server", Set.of("SteadyState")),
            // A pass that was asked for, beside those that a server finds.
            Map.entry("serving/SteadyState", Set.of("ServedPass")),
            Map.entry("workload/Planner", Set.of("WorkloadPlan")),
            Map.entry("metric/Slices", Set.of("Key", "Amounts", "Times")),
            Map.entry("run/LargestSizes", Set.of("KeptAtSize")),
            Map.entry("run/RunBasis", Set.of("AnalysisRun", "GenerationTimes")),
            Map.entry("run/DividedRun", Set.of("DisaggregationTimes")),
            Map.entry("run/SubjectLadder", Set.of("Flip")),
            Map.entry("comparison/SideBySide", Set.of("ComparedRow")),
            // Each picture is made in one place.
            Map.entry("plot/RooflineChart", Set.of("Chart")),
            Map.entry("plot/RooflineDots", Set.of("Dot")),
            Map.entry("plot/TrendChart", Set.of("Chart", "Dot")),
            Map.entry("plot/WallChart", Set.of("Chart", "Dot")));

    @Test
    void noRecordHasMoreComponentsThanAReaderKeepsApart() throws IOException {
        Set<String> wide = new TreeSet<>();
        for (Source source : sources()) {
            source.records.forEach((name, components) -> {
                if (components > COMPONENTS) {
                    wide.add(source.file + ": " + name);
                }
            });
        }
        assertThat(wide).isEmpty();
    }

    @Test
    void noListOfParametersIsLong() throws IOException {
        Set<String> wide = new TreeSet<>();
        for (Source source : sources()) {
            source.methods.forEach((name, parameters) -> {
                if (parameters > PARAMETERS) {
                    wide.add(source.file + ": " + name);
                }
            });
        }
        assertThat(wide).isEmpty();
    }

    @Test
    void wideConstructorsAreCalledByTheirClassAndItsReaderOrFactoryAlone() throws IOException {
        Map<String, Set<String>> elsewhere = new TreeMap<>();
        int checked = 0;
        for (Source source : sources()) {
            for (String called : source.wideCalls) {
                checked++;
                if (!source.declared.contains(called)) {
                    elsewhere
                            .computeIfAbsent(source.file, unused -> new TreeSet<>())
                            .add(called);
                }
            }
        }
        Map<String, Set<String>> known = new TreeMap<>();
        FACTORIES.forEach((file, called) -> known.put(file, new TreeSet<>(called)));
        assertThat(elsewhere).isEqualTo(known);
        assertThat(checked).isGreaterThan(50);
    }

    /** One file: what it declares, and what it calls with many arguments. */
    private static final class Source extends TreeScanner<Void, Void> {
        private final String file;
        private final Set<String> declared = new HashSet<>();
        private final Map<String, Integer> records = new TreeMap<>();
        private final Map<String, Integer> methods = new TreeMap<>();
        private final List<String> wideCalls = new ArrayList<>();

        Source(CompilationUnitTree unit) {
            String path = MAIN.toAbsolutePath()
                    .relativize(Path.of(unit.getSourceFile().toUri()))
                    .toString();
            this.file = path.replace('\\', '/').replace(".java", "");
            scan(unit, null);
        }

        @Override
        public Void visitClass(ClassTree type, Void unused) {
            declared.add(type.getSimpleName().toString());
            boolean isRecord = type.getKind() == Tree.Kind.RECORD;
            int components = 0;
            for (Tree member : type.getMembers()) {
                boolean isComponent = member instanceof VariableTree field
                        && !field.getModifiers().getFlags().contains(Modifier.STATIC);
                components += isComponent ? 1 : 0;
            }
            if (isRecord) {
                records.put(type.getSimpleName().toString(), components);
            }
            for (Tree member : type.getMembers()) {
                if (member instanceof MethodTree method) {
                    int parameters = method.getParameters().size();
                    boolean isCanonical =
                            isRecord && method.getName().contentEquals("<init>") && parameters == components;
                    methods.merge(method.getName().toString(), isCanonical ? 0 : parameters, Math::max);
                }
            }
            return super.visitClass(type, null);
        }

        @Override
        public Void visitNewClass(NewClassTree call, Void unused) {
            if (call.getArguments().size() > ARGUMENTS) {
                Tree type = call.getIdentifier() instanceof ParameterizedTypeTree generic
                        ? generic.getType()
                        : call.getIdentifier();
                String name = type.toString();
                wideCalls.add(name.substring(name.lastIndexOf('.') + 1));
            }
            return super.visitNewClass(call, null);
        }
    }

    private static List<Source> sources() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null);
                Stream<Path> walk = Files.walk(MAIN)) {
            List<Path> files =
                    walk.filter(path -> path.toString().endsWith(".java")).toList();
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            List<Source> sources = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                sources.add(new Source(unit));
            }
            return sources;
        }
    }
}
