package dev.roofline.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.roofline.catalogue.Catalogue;
import dev.roofline.evaluate.Evaluator;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.json.Loaded;
import dev.roofline.model.ModelSpec;
import dev.roofline.operator.OperatorList;
import dev.roofline.prose.Fact;
import dev.roofline.prose.Note;
import dev.roofline.prose.RunProse;
import dev.roofline.report.Document;
import dev.roofline.report.Table;
import dev.roofline.units.NumberFormat;
import dev.roofline.units.TensorFormat;
import dev.roofline.workload.Compute;
import dev.roofline.workload.Field;
import dev.roofline.workload.Fusion;
import dev.roofline.workload.Parallelism;
import dev.roofline.workload.PhaseChoice;
import dev.roofline.workload.Workload;
import dev.roofline.workload.WorkloadOptions;
import dev.roofline.workload.WorkloadPlan;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A record's {@code withX} copies it with another x: with the same one it is equal, and with another one that component alone
 * is other. A copy that puts two values of one type in each other's place compiles; here it fails.
 */
class WithersTest {
    private static final Path CLASSES = Path.of("target/classes");
    private static final int SAMPLES = 40;
    private static final int TAKEN = 5;

    /** Values of each class that there are in real models, machines and runs. */
    private final Map<Class<?>, Set<Object>> samples = new HashMap<>();

    @Test
    void aWitherChangesWhatItIsNamedAfterAndNothingElse() throws Exception {
        sample();
        Set<String> withers = new TreeSet<>();
        for (Class<?> record : records()) {
            for (Method wither : record.getDeclaredMethods()) {
                if (isWither(wither)) {
                    wither.setAccessible(true);
                    check(record, wither);
                    withers.add(record.getSimpleName() + "." + wither.getName());
                }
            }
        }
        assertThat(withers).hasSizeGreaterThan(50).contains("Workload.withParallelism", "ModelSpec.withStacks");
    }

    private static boolean isWither(Method method) {
        return method.getName().matches("with[A-Z].*")
                && method.getParameterCount() == 1
                && !Modifier.isStatic(method.getModifiers())
                && !Modifier.isPrivate(method.getModifiers())
                && !method.isBridge();
    }

    private void check(Class<?> record, Method wither) throws Exception {
        String name = wither.getName().substring(4, 5).toLowerCase(Locale.ROOT)
                + wither.getName().substring(5);
        String what = record.getSimpleName() + "." + wither.getName();
        Method accessor = record.getDeclaredMethod(name);
        accessor.setAccessible(true);
        Set<Object> instances = samples.getOrDefault(record, Set.of());
        assertThat(instances)
                .as("samples of %s, which the test makes too few of", what)
                .isNotEmpty();
        Set<Object> values = new LinkedHashSet<>(taken(wither.getGenericParameterTypes()[0]));
        for (Object instance : instances) {
            asked(accessor, instance).ifPresent(value -> {
                values.add(value);
                values.addAll(others(value));
            });
        }
        int same = 0;
        int other = 0;
        for (Object instance : instances) {
            Optional<Object> own = asked(accessor, instance);
            if (own.isEmpty()) {
                continue;
            }
            Optional<Object> copy = copied(wither, instance, own.get());
            assertThat(copy).as("%s with its own %s", what, name).contains(instance);
            same++;
            for (Object value : values) {
                Optional<Object> changed = value.equals(own.get()) ? Optional.empty() : copied(wither, instance, value);
                if (changed.isPresent()) {
                    assertThat(asked(accessor, changed.get())).as(what).contains(value);
                    requireAlone(what, name, instance, changed.get());
                    other++;
                }
            }
        }
        assertThat(same).as("%s with its own %s", what, name).isPositive();
        assertThat(other).as("%s with another %s", what, name).isPositive();
    }

    /** All that differs is in the component of the name, or, where a part has no such component, in one component. */
    private static void requireAlone(String what, String name, Object before, Object after) throws Exception {
        Map<String, Object> one = new LinkedHashMap<>();
        Map<String, Object> two = new LinkedHashMap<>();
        flatten("", before, one);
        flatten("", after, two);
        Set<String> paths = new TreeSet<>(one.keySet());
        paths.addAll(two.keySet());
        Set<String> named = new TreeSet<>();
        Set<String> tops = new TreeSet<>();
        for (String path : paths) {
            boolean isNamed = (path + ".").contains("." + name + ".");
            if (isNamed) {
                named.add(path);
            }
            if (!Objects.equals(one.get(path), two.get(path))) {
                tops.add(isNamed ? name : path);
            }
        }
        if (named.isEmpty()) {
            assertThat(tops).as("%s: what it changes", what).hasSize(1);
        } else {
            assertThat(tops).as("%s: what it changes", what).isSubsetOf(name);
        }
    }

    private static void flatten(String path, Object value, Map<String, Object> leaves) throws Exception {
        if (value instanceof Optional<?> some && some.isPresent() && some.get() instanceof Record) {
            flatten(path, some.get(), leaves);
        } else if (value instanceof Record record) {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                flatten(path + "." + component.getName(), read(component, record), leaves);
            }
        } else {
            leaves.put(path, value);
        }
    }

    private static Object read(RecordComponent component, Object record) throws Exception {
        component.getAccessor().setAccessible(true);
        return component.getAccessor().invoke(record);
    }

    /** What a wither of that name takes; empty where the instance has none. */
    private static Optional<Object> asked(Method accessor, Object instance) throws Exception {
        try {
            Object value = accessor.invoke(instance);
            Method wither = null;
            for (Method method : instance.getClass().getDeclaredMethods()) {
                boolean same = method.getName().length() > 4
                        && method.getName()
                                .substring(5)
                                .equals(accessor.getName().substring(1));
                wither = isWither(method) && same ? method : wither;
            }
            boolean wraps = wither != null && wither.getParameterTypes()[0] == accessor.getReturnType();
            return wraps ? Optional.of(value) : unwrapped(value);
        } catch (InvocationTargetException e) {
            return Optional.empty();
        }
    }

    private static Optional<Object> unwrapped(Object value) {
        if (value instanceof Optional<?> some) {
            return some.map(Object.class::cast);
        }
        if (value instanceof OptionalInt some) {
            return some.isPresent() ? Optional.of(some.getAsInt()) : Optional.empty();
        }
        if (value instanceof OptionalLong some) {
            return some.isPresent() ? Optional.of(some.getAsLong()) : Optional.empty();
        }
        return value instanceof OptionalDouble some
                ? some.isPresent() ? Optional.of(some.getAsDouble()) : Optional.empty()
                : fail("a wither takes what the component is, or what it has: " + value);
    }

    private static Optional<Object> copied(Method wither, Object instance, Object value) throws Exception {
        try {
            return Optional.of(wither.invoke(instance, value));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException || e.getCause() instanceof IllegalStateException) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Some values that there are of a parameter's type, where that is a class or a perhaps of one. */
    private List<Object> taken(Type type) {
        List<Object> values = new ArrayList<>();
        boolean perhaps = type instanceof ParameterizedType generic && generic.getRawType() == Optional.class;
        Type inner = perhaps ? ((ParameterizedType) type).getActualTypeArguments()[0] : type;
        if (perhaps) {
            values.add(Optional.empty());
        }
        for (Map.Entry<Class<?>, Set<Object>> each : samples.entrySet()) {
            if (inner instanceof Class<?> wanted && wanted.isAssignableFrom(each.getKey())) {
                each.getValue().stream()
                        .limit(TAKEN)
                        .forEach(value -> values.add(perhaps ? Optional.of(value) : value));
            }
        }
        return values;
    }

    private static List<Object> others(Object value) {
        if (value instanceof Long number) {
            return List.of(number + 1, number * 2);
        }
        if (value instanceof Integer number) {
            return List.of(number + 1, number * 2);
        }
        if (value instanceof Boolean flag) {
            return List.of(!flag);
        }
        List<Object> constants = new ArrayList<>();
        if (value instanceof Enum<?> constant) {
            for (Object each : constant.getDeclaringClass().getEnumConstants()) {
                constants.add(each);
            }
        }
        return constants;
    }

    private static List<Class<?>> records() throws IOException, ClassNotFoundException {
        List<Class<?>> records = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(CLASSES.resolve("dev/roofline"))) {
            for (Path file : walk.sorted().toList()) {
                if (file.toString().endsWith(".class")) {
                    String name = CLASSES.relativize(file)
                            .toString()
                            .replace(file.getFileSystem().getSeparator(), ".");
                    Class<?> type = Class.forName(
                            name.substring(0, name.length() - ".class".length()),
                            false,
                            WithersTest.class.getClassLoader());
                    if (type.isRecord()) {
                        records.add(type);
                    }
                }
            }
        }
        return records;
    }

    private void sample() throws Exception {
        Catalogue<HardwareProfile> machines = Catalogue.hardware(List.of());
        HardwareProfile h100 = machines.load("h100").value();
        for (Loaded<HardwareProfile> machine : machines.all()) {
            add(machine.value());
        }
        Table nothing = new Table(List.of(), List.of());
        add(new Document.Part("one", nothing, "").withIdle(List.of(0)));
        add(new Document.Part("two", nothing, "").withIdle(List.of(1)));
        add(new RunProse(List.of(new Fact("batch", "1")), Note.of(List.of("one")), List.of()));
        add(new RunProse(List.of(new Fact("batch", "2")), Note.of(List.of("one", "two")), List.of()));
        List<ModelSpec> models = new ArrayList<>();
        for (String id : List.of(
                "gpt2",
                "t5-base",
                "deepseek-v3",
                "gpt-oss-120b",
                "mamba-codestral-7b",
                "jamba-v0.1",
                "qwen3-next-80b-a3b",
                "nemotron-h-8b",
                "gemma-3-4b",
                "vit-b-16",
                "mamba2-130m",
                "albert-base-v2")) {
            ModelSpec model = Catalogue.models(List.of()).load(id).value();
            models.add(model);
            add(model);
        }
        for (ModelSpec model : models) {
            run(model, WorkloadOptions.NONE.with(Field.BATCH, 4), h100);
            run(
                    model,
                    WorkloadOptions.NONE
                            .with(Field.FORMAT, TensorFormat.parse("fp8").orElseThrow())
                            .with(Field.BATCH, 2),
                    h100);
        }
        ModelSpec gpt = models.get(0);
        run(gpt, WorkloadOptions.NONE.with(Field.FUSION, Fusion.NONE).with(Field.BATCH, 2), h100);
        run(gpt, WorkloadOptions.NONE.with(Field.TENSOR, 2).with(Field.BATCH, 2), h100);
        run(
                models.get(2),
                WorkloadOptions.NONE
                        .with(Field.TENSOR, 8)
                        .with(Field.EXPERT, 8)
                        .with(Field.DATA, 8)
                        .with(Field.BATCH, 64),
                h100);
        run(
                gpt,
                WorkloadOptions.NONE
                        .with(Field.PHASE, PhaseChoice.TRAIN)
                        .with(Field.BATCH, 8)
                        .with(Field.DATA, 2)
                        .with(Field.PIPELINE, 2),
                h100);
        run(gpt, WorkloadOptions.NONE.with(Field.PHASE, PhaseChoice.TRAIN).with(Field.BATCH, 4), h100);
        add(Parallelism.NONE);
        add(new Compute(Optional.of(NumberFormat.FP16), true));
    }

    private void run(ModelSpec model, WorkloadOptions options, HardwareProfile machine) throws Exception {
        for (Workload planned : WorkloadPlan.of(model, options).workloads()) {
            Workload workload = Evaluator.decided(model, planned, machine);
            add(workload);
            add(Evaluator.analyse(model, workload, machine));
            add(OperatorList.of(model, workload));
        }
    }

    /** The value, and all that it is made of. */
    private void add(Object value) throws Exception {
        if (value instanceof Collection<?> many) {
            for (Object each : many) {
                add(each);
            }
        } else if (value instanceof Optional<?> some && some.isPresent()) {
            add(some.get());
        } else if (value instanceof Record record) {
            Set<Object> known = samples.computeIfAbsent(record.getClass(), unused -> new LinkedHashSet<>());
            if (known.size() < SAMPLES && known.add(record)) {
                for (RecordComponent component : record.getClass().getRecordComponents()) {
                    add(read(component, record));
                }
            }
        }
    }
}
