package dev.roofline.cli;

import dev.roofline.units.TensorFormat;
import dev.roofline.workload.Compute;
import dev.roofline.workload.CostBasis;
import dev.roofline.workload.Counting;
import dev.roofline.workload.Fusion;
import dev.roofline.workload.LatentForm;
import dev.roofline.workload.Logits;
import dev.roofline.workload.MemoryShare;
import dev.roofline.workload.Optimizer;
import dev.roofline.workload.PhaseChoice;
import dev.roofline.workload.Recomputation;
import dev.roofline.workload.Routing;
import dev.roofline.workload.Schedule;
import dev.roofline.workload.Sharding;
import dev.roofline.workload.TrainingOptions;
import dev.roofline.workload.WorkloadOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;

/** The options that describe a workload. */
final class WorkloadArguments {
    private final TextOption phase = new TextOption(
            "PHASE",
            "encode, prefill, decode, generate or train; default: encoders encode, decoders prefill and decode, "
                    + "encoder-decoders all three",
            "--phase");

    private final TextOption batch = new TextOption(
            "N", "sequences at a time, on all devices together; default 1, with --dp one a replica", "--batch");

    private final TextOption prompt = new TextOption(
            "N",
            "tokens of a sequence that encode and prefill process; default 512, or the model's limit if less",
            "--prompt");

    private final TextOption context = new TextOption(
            "N",
            "tokens already cached when a decode step begins (default: the prompt), or a prefill (default: 0)",
            "--context");

    private final TextOption generate = new TextOption("N", "tokens to generate; default 128", "--generate");

    private final TextOption decoderPrompt = new TextOption(
            "N", "tokens that the decoder of an encoder-decoder starts from; default 1", "--decoder-prompt");

    private final TextOption logits = new TextOption(
            "WHERE", "positions the head computes: all, last or none; default last, in encode none", "--logits");

    private final TextOption dtype = new TextOption(
            "FORMAT",
            "number format of all tensors, of 4 bits or fewer of the weights alone; default: the model's own of 16 bits or fewer,"
                    + " else fp16",
            "--dtype");

    private final TextOption weights = new TextOption("FORMAT", "number format of the weights", "--weights");

    private final TextOption activations =
            new TextOption("FORMAT", "number format of the activations", "--activations");

    private final TextOption kvCache = new TextOption(
            "FORMAT", "number format of keys, values and latents; default that of the activations", "--kv-cache");

    private final TextOption state = new TextOption(
            "FORMAT",
            "number format of recurrent states; default the model's own, else that of the activations",
            "--state");

    private final TextOption embedding = new TextOption(
            "FORMAT",
            "number format of the embedding, and of a head that is tied to it; default that of norms and biases",
            "--embedding");

    private final TextOption head = new TextOption(
            "FORMAT",
            "number format of the head's matrix, and of an embedding that it is tied to; default that of norms and biases",
            "--head");

    private final TextOption compute = new TextOption(
            "FORMAT",
            "number format that matrix products are multiplied in, attention's too, whatever their operands are stored in; "
                    + "default: that of the activations, which wider weights are cast to and narrower ones expanded to",
            "--compute");

    private final TextOption weightCopy = TextOption.ofSwitch(
            "keep a copy of the weights in the format that they are multiplied in, which products read; default off",
            "--weight-copy");

    private final TextOption dispatch = new TextOption(
            "FORMAT",
            "number format of rows that go to experts on other devices; default that of the activations",
            "--dispatch");

    private final TextOption returned = new TextOption(
            "FORMAT",
            "number format of rows that come back from experts; default the model's own, else that of the activations",
            "--return");

    private final TextOption fusion = new TextOption(
            "KIND",
            "none (eager frameworks), flash (serving engines; default) or ideal (compulsory traffic only)",
            "--fusion");

    private final TextOption counting =
            new TextOption("RULE", "standard (default) or survey (the tables of arXiv 2302.14017)", "--counting");

    private final TextOption routing = new TextOption(
            "RULE",
            "experts whose weights a step reads: uniform (default; the expected number), worst or best",
            "--routing");

    private final TextOption latentForm = new TextOption(
            "FORM",
            "latent attention: naive (latents expanded), absorbed, or fastest (default): the one that takes less time",
            "--mla");

    private final TextOption requests = new TextOption(
            "LIST", "one pass over sequences that differ, [count x] new @ cached: 512@0,31x1@4096", "--requests");

    private final TextOption tensor = new TextOption("N", "tensor-parallel degree; default 1", "--tp");

    private final TextOption pipeline = new TextOption("N", "pipeline stages; default 1", "--pp");

    private final TextOption expert = new TextOption("N", "expert-parallel degree; default 1", "--ep");

    private final TextOption data =
            new TextOption("N", "data-parallel replicas, which share the batch; default 1", "--dp");

    private final TextOption contextRanks = new TextOption("N", "context-parallel degree; default 1", "--cp");

    private final TextOption overlap = new TextOption(
            "SHARE", "share of the exchanges' time that hides behind other work, 0 (default) to 1", "--overlap");

    private final TextOption page = new TextOption("N", "tokens of a page of the cache; default 16", "--kv-page");

    private final TextOption memoryUtilization = new TextOption(
            "SHARE",
            "share of a device's memory that the run may take, from 0.001 to 1; default 1 (vLLM's is 0.9)",
            "--memory-utilization");

    private final TextOption reserve = new TextOption(
            "BYTES", "what else stands in that share, such as 2 GB, 1.5GiB or plain bytes; default 0", "--reserve");

    private final TextOption price =
            new TextOption("AMOUNT", "price of a device and hour, for the cost of a million tokens", "--price");

    private final TextOption power = new TextOption(
            "tdp|WATTS", "power of a device, the profile's or such as 500 W, for the energy of a token", "--power");

    private final TextOption offload = new TextOption(
            "WHAT",
            "weights, cache, or a share of them such as weights=0.5,cache=1: kept in the host's memory, read over its link; "
                    + "train: optimizer (its states) and weights",
            "--offload");

    private final TextOption arrival = new TextOption(
            "RATE",
            "requests a second of a prompt and --generate tokens: the steady state of continuous batching",
            "--arrival");

    private final TextOption chunk = new TextOption(
            "N", "with --arrival: prompt tokens that a replica's pass takes at most; default 2048", "--chunk");

    private final TextOption microBatch = new TextOption(
            "N", "train: sequences of each replica at a time; default: all of them, with --pp one", "--micro-batch");

    private final TextOption recompute = new TextOption(
            "WHAT",
            "train: none (default), selective (attention's scores) or full (each layer) is computed again",
            "--recompute");

    private final TextOption zero =
            new TextOption("STAGE", "train: what replicas divide: 0 (default; nothing), 1, 2, 3 or fsdp", "--zero");

    private final TextOption sequenceParallel = TextOption.ofSwitch(
            "train: tensor ranks divide norms, residuals and kept inputs along the sequence", "--sequence-parallel");

    private final TextOption schedule =
            new TextOption("KIND", "train with --pp: 1f1b (default), gpipe or interleaved", "--schedule");

    private final TextOption virtualStages = new TextOption(
            "N",
            "train with --pp: runs of layers on each device, interleaved; default 1, interleaved 2",
            "--virtual-stages");

    private final TextOption gradients = new TextOption(
            "FORMAT", "train: number format of the gradients of weights; default that of the weights", "--gradients");

    private final TextOption optimizer =
            new TextOption("KIND", "train: adam (default), momentum or sgd", "--optimizer");

    private final TextOption dropout = TextOption.ofSwitch("train: masks of dropout are kept", "--dropout");

    private final TextOption tokens =
            new TextOption("COUNT", "train: tokens of the whole run, such as 300B or 15T, for its days", "--tokens");

    private final List<TextOption> all = List.of(
            phase,
            batch,
            prompt,
            context,
            generate,
            decoderPrompt,
            logits,
            dtype,
            weights,
            activations,
            kvCache,
            state,
            embedding,
            head,
            compute,
            weightCopy,
            dispatch,
            returned,
            fusion,
            counting,
            routing,
            latentForm,
            requests,
            tensor,
            pipeline,
            expert,
            data,
            contextRanks,
            overlap,
            page,
            memoryUtilization,
            reserve,
            price,
            power,
            offload,
            arrival,
            chunk,
            microBatch,
            recompute,
            zero,
            sequenceParallel,
            schedule,
            virtualStages,
            gradients,
            optimizer,
            dropout,
            tokens);

    void addTo(CommandSpec command) {
        for (TextOption option : all) {
            option.addTo(command);
        }
    }

    /** The options' names without their dashes. */
    List<String> keys() {
        List<String> keys = new ArrayList<>();
        for (TextOption option : all) {
            keys.add(key(option));
        }
        return keys;
    }

    /** The names of those that were given. */
    List<String> given() {
        List<String> given = new ArrayList<>();
        for (TextOption option : all) {
            if (option.value() != null) {
                given.add(option.name());
            }
        }
        return given;
    }

    WorkloadOptions options() {
        return options(Map.of());
    }

    /** @param instead values that stand in for those of the command line, by key */
    WorkloadOptions options(Map<String, String> instead) {
        Given given = new Given(instead);
        WorkloadOptions options = WorkloadOptions.NONE;
        options = with(
                options,
                given.choice(phase, List.of(PhaseChoice.values()), PhaseChoice::label),
                WorkloadOptions::withPhase);
        options = with(options, given.count(batch), WorkloadOptions::withBatch);
        options = with(options, given.count(prompt), WorkloadOptions::withPrompt);
        options = with(options, given.count(context), WorkloadOptions::withContext);
        options = with(options, given.count(generate), WorkloadOptions::withGenerate);
        options = with(options, given.count(decoderPrompt), WorkloadOptions::withDecoderPrompt);
        options = with(
                options, given.choice(logits, List.of(Logits.values()), Logits::label), WorkloadOptions::withLogits);
        options = with(options, given.format(dtype), WorkloadOptions::withAll);
        options = with(options, given.format(weights), WorkloadOptions::withWeights);
        options = with(options, given.format(activations), WorkloadOptions::withActivations);
        options = with(options, given.format(kvCache), WorkloadOptions::withKvCache);
        options = options.withState(given.format(state)).withEnds(given.format(embedding), given.format(head));
        options = options.withCompute(
                new Compute(Arguments.numberFormat(compute.name(), given.text(compute)), given.isOn(weightCopy)));
        options = with(options, given.format(dispatch), WorkloadOptions::withDispatch);
        options = with(options, given.format(returned), WorkloadOptions::withReturned);
        options = with(
                options, given.choice(fusion, List.of(Fusion.values()), Fusion::label), WorkloadOptions::withFusion);
        options = with(
                options,
                given.choice(counting, List.of(Counting.values()), Counting::label),
                WorkloadOptions::withCounting);
        options = with(
                options,
                given.choice(routing, List.of(Routing.values()), Routing::label),
                WorkloadOptions::withRouting);
        options = with(
                options,
                given.choice(
                        latentForm,
                        List.of(LatentForm.NAIVE, LatentForm.ABSORBED, LatentForm.FASTEST),
                        LatentForm::label),
                WorkloadOptions::withLatentForm);
        options = with(options, given.count(tensor), WorkloadOptions::withTensor);
        options = with(options, given.count(pipeline), WorkloadOptions::withPipeline);
        options = with(options, given.count(expert), WorkloadOptions::withExpert);
        options = with(options, given.count(data), WorkloadOptions::withData);
        options = with(options, given.count(contextRanks), WorkloadOptions::withContextRanks);
        options = with(options, given.decimal(overlap), WorkloadOptions::withOverlap);
        options = with(options, given.count(page), WorkloadOptions::withPage);
        options = options.withMemory(given.memory(memoryUtilization, reserve));
        options = options.withOffload(OffloadList.parse(offload.name(), given.text(offload)));
        options = with(options, given.rate(arrival), WorkloadOptions::withArrival);
        options = with(options, given.count(chunk), WorkloadOptions::withChunk);
        options = options.withCost(given.cost(price, power));
        options = options.withTraining(training(given));
        return with(options, RequestList.parse(requests.name(), given.text(requests)), WorkloadOptions::withRequests);
    }

    private TrainingOptions training(Given given) {
        return new TrainingOptions(
                Arguments.count(microBatch.name(), given.text(microBatch)),
                given.choice(recompute, List.of(Recomputation.values()), Recomputation::label),
                given.sharding(zero),
                given.isOn(sequenceParallel),
                given.choice(schedule, List.of(Schedule.values()), Schedule::label),
                Arguments.count(virtualStages.name(), given.text(virtualStages)),
                given.format(gradients),
                given.choice(optimizer, List.of(Optimizer.values()), Optimizer::label),
                given.isOn(dropout),
                Arguments.tokens(tokens.name(), given.text(tokens)));
    }

    private static String key(TextOption option) {
        return option.name().substring(2);
    }

    private static <T> WorkloadOptions with(
            WorkloadOptions options, Optional<T> given, BiFunction<WorkloadOptions, T, WorkloadOptions> step) {
        return given.isPresent() ? step.apply(options, given.get()) : options;
    }

    /** What was given for each option, there or on the command line. */
    private record Given(Map<String, String> instead) {
        String text(TextOption option) {
            return instead.getOrDefault(key(option), option.value());
        }

        Optional<Long> count(TextOption option) {
            OptionalLong count = Arguments.count(option.name(), text(option));
            return count.isPresent() ? Optional.of(count.getAsLong()) : Optional.empty();
        }

        Optional<Double> rate(TextOption option) {
            Optional<Double> rate = decimal(option);
            if (rate.isPresent() && !(rate.get() > 0)) {
                throw new UsageException(option.name() + " is \"" + text(option) + "\"; a rate is above 0");
            }
            return rate;
        }

        boolean isOn(TextOption option) {
            return Arguments.choice(option.name(), text(option), List.of(true, false), on -> on ? "on" : "off")
                    .orElse(false);
        }

        Optional<Sharding> sharding(TextOption option) {
            String text = text(option);
            if (text == null) {
                return Optional.empty();
            }
            Optional<Sharding> sharding = Sharding.parse(text);
            if (sharding.isEmpty()) {
                throw new UsageException(option.name() + " is \"" + text + "\"; it takes 0, 1, 2, 3 or fsdp");
            }
            return sharding;
        }

        MemoryShare memory(TextOption utilization, TextOption reserve) {
            return new MemoryShare(
                    decimal(utilization).orElse(MemoryShare.ALL.utilization()),
                    Arguments.bytes(reserve.name(), text(reserve)).orElse(MemoryShare.ALL.reserve()));
        }

        CostBasis cost(TextOption price, TextOption power) {
            String watts = text(power);
            boolean byProfile = "tdp".equals(watts);
            OptionalDouble amount = Arguments.decimal(price.name(), text(price));
            if (amount.isPresent() && amount.getAsDouble() < 0) {
                throw new UsageException(price.name() + " is \"" + text(price) + "\"; a price is not below 0");
            }
            return new CostBasis(
                    amount, byProfile ? OptionalDouble.empty() : Arguments.watts(power.name(), watts), byProfile);
        }

        Optional<Double> decimal(TextOption option) {
            OptionalDouble value = Arguments.decimal(option.name(), text(option));
            return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
        }

        <T> Optional<T> choice(TextOption option, List<T> values, Function<T, String> label) {
            return Arguments.choice(option.name(), text(option), values, label);
        }

        Optional<TensorFormat> format(TextOption option) {
            return Arguments.format(option.name(), text(option));
        }
    }
}
