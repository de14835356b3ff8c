package dev.roofline.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.catalogue.Catalogue;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.model.ModelSpec;
import dev.roofline.model.Split;
import dev.roofline.operator.Collective;
import dev.roofline.operator.ExpertRows;
import dev.roofline.operator.Operator;
import dev.roofline.operator.OperatorList;
import dev.roofline.placement.Exchange;
import dev.roofline.placement.Network;
import dev.roofline.placement.UnsupportedLinkException;
import dev.roofline.workload.Field;
import dev.roofline.workload.LatentForm;
import dev.roofline.workload.PhaseChoice;
import dev.roofline.workload.Routing;
import dev.roofline.workload.Sharding;
import dev.roofline.workload.UnsuitableWorkloadException;
import dev.roofline.workload.Workload;
import dev.roofline.workload.WorkloadOptions;
import dev.roofline.workload.WorkloadPlan;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the printed formulas of exchanges say is what goes over the links. */
class NetworkFormulaLawsTest {
    private static final Pattern LEVELS =
            Pattern.compile("(.*); in nodes of i with n = i, among them with (.*) and (.*)");
    private static final Pattern PARTS =
            Pattern.compile("(.*); in nodes of at most i and at least j (.*) near and (.*) far");
    private static final Pattern ROWS = Pattern.compile(
            "D sum over other ranks of h\\(m\\), of it at least D sum over other nodes of h\\(m\\) far; h\\(m\\) = (.*) where .*");
    private static final Map<Exchange.Algorithm, String> WAYS = Map.of(
            Exchange.Algorithm.RING, " (ring)",
            Exchange.Algorithm.TREE, " (trees)",
            Exchange.Algorithm.IN_NETWORK, " (switch)");

    private final Catalogue<ModelSpec> models = Catalogue.models(List.of());
    private final Set<Collective.Kind> kinds = EnumSet.noneOf(Collective.Kind.class);
    private final Set<String> seen = new TreeSet<>();
    private final Set<String> routings = new TreeSet<>();

    @Test
    void everyExchangeSendsWhatItsFormulaSays() {
        for (String name : List.of("gpt2", "mistral-7b", "mixtral-8x7b", "qwen3-next-80b-a3b", "qwen3-30b-a3b")) {
            ModelSpec model = models.load(name).value();
            WorkloadOptions own = WorkloadOptions.NONE.with(Field.BATCH, 64);
            WorkloadOptions step = own.with(Field.PHASE, PhaseChoice.TRAIN);
            for (long ranks : new long[] {2, 4, 8, 12, 16, 32}) {
                check(model, own.with(Field.TENSOR, ranks));
                check(model, own.with(Field.PIPELINE, ranks));
                check(model, own.with(Field.CONTEXT_RANKS, ranks).with(Field.PROMPT, 32768));
                check(model, own.with(Field.EXPERT, ranks).with(Field.DATA, ranks));
                check(model, step.with(Field.DATA, ranks).with(Field.SHARDING, Sharding.PARAMETERS));
                check(model, step.with(Field.DATA, ranks).with(Field.TENSOR, 2));
            }
        }
        checkRoutings();
        assertThat(kinds).containsExactlyInAnyOrder(Collective.Kind.values());
        assertThat(seen)
                .contains(
                        "RING ",
                        "TREE ",
                        "IN_NETWORK ",
                        "DIRECT ",
                        "HIERARCHICAL over two links",
                        "DIRECT over two links");
    }

    /** Experts that are taken in groups, all over the ranks, or in as few as hold them. */
    private void checkRoutings() {
        for (String name : List.of("mixtral-8x7b", "deepseek-v3")) {
            for (Routing routing : Routing.values()) {
                for (long ranks : new long[] {2, 4, 8, 16, 32}) {
                    WorkloadOptions own = WorkloadOptions.NONE
                            .with(Field.BATCH, 64)
                            .with(Field.ROUTING, routing)
                            .with(Field.EXPERT, ranks);
                    check(models.load(name).value(), own.with(Field.DATA, ranks));
                    check(
                            models.load(name).value(),
                            own.with(Field.DATA, ranks / 2).with(Field.TENSOR, 2));
                }
            }
        }
        assertThat(routings)
                .containsExactlyInAnyOrder(
                        "BEST", "BEST in groups", "UNIFORM", "UNIFORM in groups", "WORST", "WORST in groups");
    }

    private void check(ModelSpec model, WorkloadOptions options) {
        List<Workload> workloads;
        try {
            workloads = WorkloadPlan.of(model, options).workloads();
        } catch (UnsuitableWorkloadException refused) {
            return;
        }
        for (Workload workload : workloads) {
            for (Operator operator : OperatorList.of(model, workload.withLatentForm(LatentForm.NAIVE))) {
                if (operator.exchange().isPresent()) {
                    for (String machine : List.of("h100", "a100", "gb200", "rtx-3090-ti")) {
                        check(operator.exchange().get(), machine);
                    }
                }
            }
        }
    }

    private void check(Collective collective, String machine) {
        HardwareProfile hardware = Catalogue.hardware(List.of()).load(machine).value();
        Network network = new Network(hardware);
        List<Exchange> exchanges;
        try {
            exchanges = List.of(network.of(collective), network.wire(collective));
        } catch (UnsupportedLinkException refused) {
            return;
        }
        for (Exchange exchange : exchanges) {
            kinds.add(collective.kind());
            collective
                    .rows()
                    .ifPresent(rows ->
                            routings.add(rows.routing() + (rows.groupsTaken() < rows.groups() ? " in groups" : "")));
            seen.add(exchange.algorithm() + " " + (exchange.legs().size() == 2 ? "over two links" : ""));
            assertThat(isSaid(collective, exchange))
                    .as("%s %s on %s: %s", collective.site().id(), collective.symbols(), machine, exchange.legs())
                    .isTrue();
        }
    }

    private static boolean isSaid(Collective collective, Exchange exchange) {
        String text = collective.kind().formula().expression();
        Map<String, Double> symbols = Expression.symbols(collective);
        if (collective.rows().isPresent()) {
            return isSaidOfRows(text, symbols, collective.rows().get(), exchange);
        }
        Matcher levels = LEVELS.matcher(text);
        Matcher parts = PARTS.matcher(text);
        String flat = levels.matches() ? levels.group(1) : parts.matches() ? parts.group(1) : text;
        if (exchange.legs().size() == 1 || collective.kind() == Collective.Kind.SEND) {
            return isAmong(values(flat, symbols, exchange.algorithm()), exchange.networkBytes());
        }
        double near = exchange.legs().get(0).bytes();
        double far = exchange.legs().get(1).bytes();
        for (long i = 2; i < collective.degree(); i++) {
            symbols.put("i", (double) i);
            if (parts.matches()) {
                long nodes = (collective.degree() + i - 1) / i;
                long least = collective.degree() / nodes;
                symbols.put("j", (double) least);
                if (isAlike(Expression.value(parts.group(2), symbols), near)
                        && isAlike(Expression.value(parts.group(3), symbols), far)) {
                    return true;
                }
            } else if (collective.degree() % i == 0) {
                Map<String, Double> inside = new HashMap<>(symbols);
                inside.put("n", (double) i);
                Map<String, Double> among = new HashMap<>(symbols);
                among.put("n", Expression.value(levels.group(2), symbols));
                among.put("D", Expression.value(levels.group(3), symbols));
                if (isAmong(values(flat, inside, exchange.algorithm()), near)
                        && isAmong(values(flat, among, exchange.algorithm()), far)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Alternatives that an algorithm may take: those that are called after another are left out. */
    private static List<Double> values(String text, Map<String, Double> symbols, Exchange.Algorithm algorithm) {
        List<Double> values = new ArrayList<>();
        for (String alternative : text.split(", ", -1)) {
            String expression = alternative.replaceFirst(" \\([a-z]+\\)$", "");
            String way = alternative.substring(expression.length());
            if (way.isEmpty() || way.equals(WAYS.getOrDefault(algorithm, way))) {
                values.add(Expression.value(expression, symbols));
            }
        }
        return values;
    }

    private static boolean isSaidOfRows(String text, Map<String, Double> symbols, ExpertRows rows, Exchange exchange) {
        if (rows.routing() != Routing.UNIFORM || rows.groupsTaken() < rows.groups()) {
            return isSaidOfOtherRouting(symbols.getOrDefault("D", Double.NaN), rows, exchange);
        }
        Matcher matcher = ROWS.matcher(text);
        assertThat(matcher.matches()).isTrue();
        if (exchange.legs().size() == 2 && rows.experts() % rows.ranks() != 0) {
            // Which node sends most is another one for each link.
            return true;
        }
        double sum = 0;
        for (long rank = 0; rank < rows.ranks() - rows.holders(); rank++) {
            symbols.put("m", (double) Split.share(rows.experts(), rows.ranks(), rank));
            sum += Expression.value(matcher.group(1), symbols);
        }
        double buffer = symbols.getOrDefault("D", Double.NaN);
        if (!isAlike(buffer * sum, exchange.networkBytes())) {
            return false;
        }
        for (long nodes = 2; nodes <= rows.ranks() && exchange.legs().size() == 2; nodes++) {
            symbols.put("m", (double) rows.experts() / nodes);
            double least = buffer * (nodes - 1) * Expression.value(matcher.group(1), symbols);
            Exchange.Leg near = exchange.legs().get(0);
            Exchange.Leg far = exchange.legs().get(1);
            // More than has to may cross by itself, until both links last as long.
            boolean isEven = isAlike(seconds(near), seconds(far)) && far.bytes() > least;
            if (rows.ranks() % nodes == 0 && (isEven || isAlike(least, far.bytes()))) {
                return true;
            }
        }
        return exchange.legs().size() == 1;
    }

    /** What the text leaves to its words: other chances than even ones, counted one by one. */
    private static boolean isSaidOfOtherRouting(double buffer, ExpertRows rows, Exchange exchange) {
        long others = rows.ranks() - rows.holders();
        long held = rows.experts() / rows.ranks();
        long ofGroup = rows.experts() / rows.groups();
        assertThat(rows.experts() % rows.ranks()).isZero();
        double targets = switch (rows.routing()) {
            // As many ranks as experts, of those that hold the groups.
            case WORST ->
                Math.min(Math.min(rows.perToken(), others), rows.groupsTaken() * Math.max(1, (double) ofGroup / held));
            // As few as hold them, beginning with those that need no sending.
            case BEST -> Math.max(0, Math.ceil(rows.perToken() / (double) held) - rows.holders());
            case UNIFORM -> others * chance(rows, held);
        };
        return isAlike(buffer * targets, exchange.networkBytes());
    }

    /** That a token has one of a rank's experts, over all the choices of groups. */
    private static double chance(ExpertRows rows, long held) {
        int size = rows.experts() / rows.groups();
        double none = 0;
        int choices = 0;
        for (int groups = 0; groups < 1 << rows.groups(); groups++) {
            if (Integer.bitCount(groups) == rows.groupsTaken()) {
                int among = 0;
                for (int expert = 0; expert < held; expert++) {
                    among += groups >> (expert / size) & 1;
                }
                int all = rows.groupsTaken() * size;
                double left = 1;
                for (int i = 0; i < rows.perToken(); i++) {
                    left *= Math.max(0.0, all - among - i) / (all - i);
                }
                none += left;
                choices++;
            }
        }
        return 1 - none / choices;
    }

    private static double seconds(Exchange.Leg leg) {
        return leg.bytes() / leg.link().bandwidth().bytesPerSecond();
    }

    private static boolean isAmong(List<Double> values, double value) {
        return values.stream().anyMatch(said -> isAlike(said, value));
    }

    private static boolean isAlike(double said, double value) {
        return Math.abs(said - value) <= 1e-9 * Math.abs(value);
    }
}
