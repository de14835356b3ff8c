package dev.roofline.workload;

import dev.roofline.model.ModelSpec;
import dev.roofline.workload.DeviceLayout.Choice;
import java.util.List;

/**
 * Decides the degrees that a number of devices leaves open. Where none is given, inference divides each product over the
 * devices of a scale-up domain and layers over domains, and training takes a replica a device. Cards without a link of
 * their own are stages, as vLLM advises for them (docs.vllm.ai, "Parallelism and Scaling").
 */
public record DeviceSpread(ModelSpec model, WorkloadOptions options, ScaleUpDomain domain) {
    /** What is decided for the devices that were asked for; of no such number nothing is. */
    public static WorkloadOptions over(ModelSpec model, WorkloadOptions options, ScaleUpDomain domain) {
        return options.has(Field.DEVICES) ? new DeviceSpread(model, options, domain).spread() : options;
    }

    private WorkloadOptions spread() {
        long devices = options.get(Field.DEVICES).orElseThrow().devices();
        if (devices > Parallelism.MOST) {
            throw new UnsuitableWorkloadException(Refusal.outOfRange(
                    Field.DEVICES, Long.toString(devices), "it takes a whole number from 1 to " + Parallelism.MOST));
        }
        requireExperts(devices);
        Degrees given = Degrees.given(options);
        Choice choice = choice(devices, given);
        Degrees degrees = degrees(devices, given, choice);
        WorkloadOptions spread = degrees.in(options)
                .with(Field.DEVICES, new DeviceLayout(devices, choice, domain.devices(), domain.name()));
        requireDivided(devices, degrees, choice);
        if (choice != Choice.NONE) {
            requirePlanned(devices, degrees, spread);
        }
        return spread;
    }

    /** Experts are divided over devices that are there, so that their degree is asked about before layouts are. */
    private void requireExperts(long devices) {
        long ranks = Field.EXPERT.decided(options, 1);
        new ParallelismPlan(model, options).requireExperts(ranks);
        Decisions.refuse(
                devices % ranks != 0,
                Field.EXPERT,
                Long.toString(ranks),
                count(devices) + " do not divide by it, whatever their layout");
    }

    private Choice choice(long devices, Degrees given) {
        if (devices == 1 || options.has(Field.DATA) || given.product() == devices) {
            return Choice.NONE;
        }
        if (Degrees.areGiven(options)) {
            return Choice.REPLICAS_OF_THE_REST;
        }
        if (options.trains()) {
            return Choice.TRAINING_REPLICAS;
        }
        if (devices <= domain.devices()) {
            return Choice.TENSOR_RANKS_IN_A_DOMAIN;
        }
        return domain.devices() == 1 ? Choice.STAGES_WITHOUT_LINK : Choice.STAGES_OVER_DOMAINS;
    }

    private Degrees degrees(long devices, Degrees given, Choice choice) {
        switch (choice) {
            case NONE -> {
                if (given.product() != devices) {
                    String made = given.product() == 1 ? "the degrees that are given make " : given.text() + " makes ";
                    throw refused(devices, given, made + count(given.product()));
                }
                return given;
            }
            case REPLICAS_OF_THE_REST -> {
                if (devices % given.product() != 0) {
                    throw refused(devices, given, count(devices) + " do not divide by " + given.text());
                }
                return given.overReplicas(devices / given.product());
            }
            case TRAINING_REPLICAS -> {
                return given.overReplicas(devices);
            }
            default -> {
                long tensor = Math.min(devices, domain.devices());
                Degrees chosen = new Degrees(tensor, devices / tensor, 1, 1);
                if (devices % tensor != 0) {
                    throw refused(devices, chosen, "they do not divide into whole scale-up domains of " + tensor);
                }
                return chosen;
            }
        }
    }

    /** What the tool itself chooses divides without a rest; a user's own degree may leave one, which is counted. */
    private void requireDivided(long devices, Degrees degrees, Choice choice) {
        String rest = rest(degrees, choice);
        if (!rest.isEmpty()) {
            throw refused(devices, degrees, rest);
        }
    }

    private String rest(Degrees degrees, Choice choice) {
        LayoutDivision division = new LayoutDivision(model, options);
        return switch (choice) {
            case OPEN, NONE -> "";
            case REPLICAS_OF_THE_REST, TRAINING_REPLICAS -> division.ofBatch(degrees.data());
            case TENSOR_RANKS_IN_A_DOMAIN -> division.ofHeads(degrees.tensor());
            case STAGES_WITHOUT_LINK -> division.ofLayers(degrees.pipeline());
            case STAGES_OVER_DOMAINS -> {
                String heads = division.ofHeads(degrees.tensor());
                yield heads.isEmpty() ? division.ofLayers(degrees.pipeline()) : heads;
            }
        };
    }

    /** What does not fit for another reason is said with the layouts that do, where there are any. */
    private void requirePlanned(long devices, Degrees degrees, WorkloadOptions spread) {
        try {
            WorkloadPlan.of(model, spread);
        } catch (UnsuitableWorkloadException e) {
            LayoutSearch.Found others = new LayoutSearch(model, options, domain).nearest(devices, degrees);
            if (others.layouts().isEmpty()) {
                throw e;
            }
            throw new UnsuitableWorkloadException(Refusal.ofSentence(Field.DEVICES + " " + devices + " as "
                    + degrees.text() + ": " + e.refusal().sentence() + said(devices, others)));
        }
    }

    private UnsuitableWorkloadException refused(long devices, Degrees wanted, String why) {
        LayoutSearch.Found others = new LayoutSearch(model, options, domain).nearest(devices, wanted);
        return new UnsuitableWorkloadException(
                Refusal.unfit(Field.DEVICES, Long.toString(devices), why + said(devices, others)));
    }

    private static String said(long devices, LayoutSearch.Found found) {
        List<Degrees> layouts = found.layouts();
        if (layouts.isEmpty()) {
            return "; no layout of " + count(devices) + " does";
        }
        StringBuilder text = new StringBuilder(
                found.areWhole()
                        ? "; layouts of " + count(devices) + " that do: "
                        : "; layouts of " + count(devices) + " that leave a rest, which is counted: ");
        for (int i = 0; i < layouts.size(); i++) {
            text.append(i == 0 ? "" : ", or ").append(layouts.get(i).text());
        }
        return text.toString();
    }

    private static String count(long devices) {
        return devices + (devices == 1 ? " device" : " devices");
    }
}
