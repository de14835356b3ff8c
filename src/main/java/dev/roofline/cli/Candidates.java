package dev.roofline.cli;

import dev.roofline.comparison.Candidate;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.metric.Grouping;
import dev.roofline.run.Depth;
import dev.roofline.run.SizeSweep;
import dev.roofline.run.SlicedRun;
import dev.roofline.workload.Field;
import dev.roofline.workload.Phase;
import dev.roofline.workload.UnsuitableWorkloadException;
import dev.roofline.workload.Workload;
import dev.roofline.workload.WorkloadOptions;
import dev.roofline.workload.WorkloadPlan;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Who is compared: every model on every machine, as it is and with each what-if. */
record Candidates(List<CandidateEntry> entries) {
    /** More than a table or a chart can show beside each other. */
    private static final int MOST = 64;

    /**
     * Reads who is to be compared.
     *
     * @param unmade which what-ifs change nothing, though names tell of them
     * @throws UsageException where there is nothing to compare
     */
    static Candidates of(
            GivenOptions given,
            WorkloadArguments workload,
            CatalogueOptions catalogues,
            Console console,
            Predicate<String> unmade) {
        List<String> models = given.separated(CompareCommand.MODELS);
        List<String> machines = given.separated(CompareCommand.MACHINES);
        if (models.isEmpty() || machines.isEmpty()) {
            throw new UsageException(
                    "compare needs " + (models.isEmpty() ? CompareCommand.MODELS : CompareCommand.MACHINES).name()
                            + ": one or more names or files, with commas between them");
        }
        CatalogueOptions.requireApart(models, machines);
        List<Changes> changes = changes(given, unmade);
        long size = (long) models.size() * machines.size() * changes.size();
        if (size < 2 || size > MOST) {
            throw new UsageException(
                    size < 2
                            ? "there is one thing to compare; name several with commas (--model A,B, --hw X,Y) or a --what-if"
                            : "there are " + size + " things to compare, more than the " + MOST
                                    + " that can stand side by side");
        }
        ComparedFiles loading = new ComparedFiles(catalogues, console);
        List<String> modelNames = CandidateNames.of(
                models,
                model -> loading.pair(model, machines.get(0), Changes.NONE)
                        .model()
                        .value()
                        .id());
        List<String> machineNames = machineNames(loading, models.get(0), machines);
        MachinePrices prices = prices(given, loading, models.get(0), machines, machineNames);
        boolean saysModel = models.size() > 1 || machines.size() == 1;
        boolean saysMachine = machines.size() > 1;
        List<CandidateEntry> entries = new ArrayList<>();
        for (int m = 0; m < models.size(); m++) {
            for (int h = 0; h < machines.size(); h++) {
                int plain = entries.size();
                CandidateEntry.Called called =
                        CandidateEntry.Called.of(saysModel ? modelNames.get(m) : "", machineNames.get(h), saysMachine);
                for (Changes each : changes) {
                    LoadedPair pair = loading.pair(models.get(m), machines.get(h), each);
                    Map<String, @Nullable String> instead = prices.instead(
                            each, machineNames.get(h), pair.machine().value());
                    entries.add(new CandidateEntry(
                            called,
                            each,
                            plain,
                            pair,
                            spread(pair, options(workload, each, instead), each, called.name())));
                }
            }
        }
        Candidates candidates = new Candidates(entries);
        candidates.requireDifferent();
        return candidates.counted();
    }

    /** None, then each what-if. */
    private static List<Changes> changes(GivenOptions given, Predicate<String> unmade) {
        List<Changes> changes = new ArrayList<>(List.of(Changes.NONE));
        for (String text : given.texts(CompareCommand.WHAT_IFS)) {
            Changes parsed = Changes.parse(CompareCommand.WHAT_IFS.sets(), text, WorkloadArguments.keys());
            changes.add(unmade.test(parsed.text()) ? parsed.unmade() : parsed);
        }
        return changes;
    }

    /** Prices by machine, each of one that is compared. */
    private static MachinePrices prices(
            GivenOptions given, ComparedFiles loading, String model, List<String> machines, List<String> names) {
        MachinePrices prices = MachinePrices.parse(given.textOrNull(DeploymentOptions.PRICE));
        Map<String, HardwareProfile> called = new LinkedHashMap<>();
        for (int h = 0; h < machines.size(); h++) {
            called.put(
                    names.get(h),
                    loading.pair(model, machines.get(h), Changes.NONE).machine().value());
        }
        prices.requireUsed(called);
        return prices;
    }

    /** What machines are called, of which a number stands apart. */
    private static List<String> machineNames(ComparedFiles loading, String model, List<String> machines) {
        List<String> single = new ArrayList<>();
        Map<String, String> ids = new HashMap<>();
        for (String machine : machines) {
            NamedMachine named = loading.pair(model, machine, Changes.NONE).named();
            single.add(named.machine());
            ids.put(named.machine(), named.loaded().value().id());
        }
        return CandidateNames.of(single, machine -> Objects.requireNonNull(ids.get(machine)));
    }

    /** The same, told apart by numbers of devices too where these differ, or where names said them. */
    private Candidates counted() {
        List<CandidateEntry> counted = new ArrayList<>();
        Set<Long> devices = new HashSet<>();
        boolean said = false;
        for (CandidateEntry entry : entries) {
            said |= entry.pair().named().isCounted();
            long own = entry.planned(WorkloadPlan::spread).devices();
            devices.add(own);
            counted.add(entry.of(own));
        }
        return devices.size() == 1 && !said ? this : new Candidates(counted);
    }

    /** What a number of devices leaves open is decided for each of them; where it cannot be, it is said of which. */
    private static WorkloadOptions spread(LoadedPair pair, WorkloadOptions options, Changes changes, String name) {
        try {
            return pair.spread(options, changes.options().containsKey(Field.DEVICES.word()));
        } catch (UnsuitableWorkloadException e) {
            String of = pair.named().isCounted() ? pair.named().name() : name;
            throw new UsageException(
                    "\"" + of + (changes.isNone() ? "" : " with " + changes.text()) + "\": " + e.getMessage());
        }
    }

    private static WorkloadOptions options(
            WorkloadArguments workload, Changes changes, Map<String, @Nullable String> instead) {
        try {
            return workload.options(instead);
        } catch (UsageException e) {
            throw changes.options().isEmpty()
                    ? e
                    : new UsageException("--what-if \"" + changes.text() + "\": " + e.getMessage());
        }
    }

    private void requireDifferent() {
        Map<String, String> known = new HashMap<>();
        for (CandidateEntry entry : entries) {
            String name = entry.typed();
            String other = known.put(entry.identity(), name);
            if (other != null) {
                throw new UsageException(
                        other.equals(name)
                                ? "\"" + other + "\" is named twice"
                                : "\"" + other + "\" and \"" + name + "\" are the same");
            }
        }
    }

    /** Whether there is no phase that all of them have. */
    boolean sharesNoPhase() {
        Set<Phase> shared = EnumSet.allOf(Phase.class);
        for (CandidateEntry entry : entries) {
            Set<Phase> own = EnumSet.noneOf(Phase.class);
            for (Workload each : entry.planned(WorkloadPlan::of).workloads()) {
                own.add(each.phase());
            }
            shared.retainAll(own);
        }
        return shared.isEmpty();
    }

    /** @throws UsageException where none of them has a price to sort by */
    void requirePrices(String wanted) {
        for (CandidateEntry entry : entries) {
            if (entry.options().has(Field.PRICE)) {
                return;
            }
        }
        throw new UsageException(wanted + " needs a price of a device and hour: " + Field.PRICE + " 2, or by machine, "
                + Field.PRICE + " \"l4=0.80; a10=1.00\"");
    }

    /** @throws UsageException where sizes of phases are given for what is to be compared over whole sequences */
    void requireNoSizes() {
        for (CandidateEntry entry : entries) {
            WorkloadOptions options = entry.options();
            boolean sized = options.has(Field.PHASE)
                    || options.has(Field.PROMPT)
                    || options.has(Field.CONTEXT)
                    || options.has(Field.MAX_MODEL_LEN)
                    || options.has(Field.GENERATE)
                    || options.has(Field.DECODER_PROMPT);
            if (sized) {
                throw new UsageException("the models share no phase, so they are compared over whole sequences:"
                        + " leave --phase, --prompt, --context, --max-model-len, --generate and --decoder-prompt out;"
                        + " --path length=128,1024 says of which lengths");
            }
        }
    }

    /** @throws UsageException where a what-if gives, or all of them have, what is to grow on a path */
    void requireUntouched(SizeSweep.Variable variable) {
        for (CandidateEntry entry : entries) {
            if (entry.changes().options().containsKey(variable.label())) {
                throw new UsageException("--path varies the " + variable.label() + ", which \""
                        + entry.changes().text() + "\" gives too");
            }
            if (entry.options().has(Field.REQUESTS)) {
                throw new UsageException("--path varies one size of sequences that are alike; --requests lists others");
            }
        }
    }

    /** Analyses each of them. */
    List<Candidate> runs(Grouping grouping, Optional<SizeSweep.Sizes> sweep, Depth depth, boolean hashed) {
        List<Candidate> candidates = new ArrayList<>();
        for (CandidateEntry entry : entries) {
            boolean sequences = sweep.isPresent() && sweep.get().variable() == SizeSweep.Variable.LENGTH;
            SlicedRun run = sequences
                    ? entry.ofSequences(sweep.get().sizes(), hashed)
                    : entry.ofPhases(grouping, sweep, depth, hashed);
            candidates.add(new Candidate(
                    entry.name(),
                    entry.called().machine() + entry.changes().ofMachine(),
                    entry.changes().text(),
                    entry.plain(),
                    run));
        }
        if (sweep.isPresent()) {
            PathOption.requireSweep(
                    sweep.get().variable(),
                    candidates.stream().map(Candidate::run).toList());
        }
        return candidates;
    }
}
