package dev.roofline.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.roofline.workload.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a server's rules allow, of any prompts, chunks and numbers of tokens. */
class ServerLoadsTest {
    private static final int SEEDS = 3000;

    /** 3 requests in flight of 2 decode passes let one and a half begin: one and two prompts in turn. */
    @Test
    void wholePromptsTakeTurns() {
        ServerLoads loads = new ServerLoads(10, 0, 2, 25, 1);
        assertThat(loads.count()).isEqualTo(5);
        assertThat(texts(loads.at(3))).containsExactly("0.5 1@10,2x1@11,10@0", "0.5 1@10,2x1@11,2x10@0");
        assertThat(texts(loads.at(4))).containsExactly("1.0 2x1@10,2x1@11,2x10@0");
        assertThat(texts(loads.at(5))).containsExactly("1.0 2x1@10,3x1@11,2x10@0,5@2");
    }

    @Test
    void requestsStandBetweenThePromptAndTheLastPassEvenly() {
        assertThat(texts(new ServerLoads(640, 0, 9, 2048, 1).at(1)))
                .hasSize(2)
                .last()
                .asString()
                .endsWith(" 1@644,640@0");
        assertThat(texts(new ServerLoads(600, 40, 80, 2048, 2).at(5)).get(0))
                .endsWith("2x1@650,2x1@670,2x1@680,2x1@689,2x1@709");
    }

    /** Walked through pass by pass: requests that begin evenly, each with so many passes behind it. */
    @Test
    void contextsAreLongestTogetherBeforeARequestEnds() {
        for (int inFlight = 1; inFlight <= 40; inFlight++) {
            for (int passes = 1; passes <= 40; passes++) {
                long most = 0;
                for (int pass = 0; pass < inFlight * passes; pass++) {
                    long sum = 0;
                    for (int i = 0; i < inFlight; i++) {
                        sum += Math.floorMod(pass - Math.floorDiv(i * passes, inFlight), passes);
                    }
                    most = Math.max(most, sum);
                }
                long longest = 0;
                for (Request request : ContextSpread.longest(inFlight, 1000, passes, 1)) {
                    longest += request.count() * (request.contextTokens() - 1000);
                    assertThat(request.contextTokens()).isBetween(1000L, 1000L + passes - 1);
                }
                String name = inFlight + " in flight, " + passes + " passes";
                // The spread's own rounding is half a token of the odd one.
                assertThat(longest).as(name).isBetween(most - 1, most + 1);
            }
        }
    }

    @Test
    void aChunkIsHeldAsTheLastOfItsPrompt() {
        ServerLoad.Kind kind = new ServerLoads(1000, 0, 199, 300, 1).at(1).fullest();
        assertThat(kind.requests()).contains(new Request(1, 300, 350));
        assertThat(kind.longest()).contains(new Request(1, 300, 700)).contains(new Request(1, 1, 1198));
    }

    @Test
    void aLoadLetsAsManyBeginAsEnd() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            ServerLoads loads = new ServerLoads(
                    1 + random.nextInt(1 << random.nextInt(12)),
                    random.nextInt(50),
                    random.nextInt(1 << random.nextInt(10)),
                    1 + random.nextInt(1 << random.nextInt(13)),
                    1 + random.nextInt(3));
            long count = loads.count();
            double before = 0;
            for (long number : new long[] {1, 1 + (long) (random.nextDouble() * count), count - 1, count}) {
                if (number >= 1) {
                    requireBalanced(loads, loads.at(number), loads + " load " + number);
                }
            }
            for (long number = 1; number <= Math.min(count, 50); number++) {
                assertThat(loads.at(number).ending())
                        .as("%s load %s", loads, number)
                        .isGreaterThan(before);
                before = loads.at(number).ending();
            }
        }
    }

    /** The fullest load fills every chunk: a server takes no prompt tokens beyond it, and leaves none of it empty. */
    @Test
    void theFullestLoadFillsEveryChunk() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            long chunk = 1L + random.nextInt(3000);
            ServerLoads loads =
                    new ServerLoads(1 + random.nextInt(2000), 0, random.nextInt(300), chunk, 1 + random.nextInt(3));
            for (ServerLoad.Kind kind : loads.at(loads.count()).kinds()) {
                assertThat(kind.promptTokens()).as("%s", loads).isEqualTo(chunk);
            }
        }
    }

    private static void requireBalanced(ServerLoads loads, ServerLoad load, String name) {
        double shares = 0;
        double decoded = 0;
        double tokens = 0;
        for (ServerLoad.Kind kind : load.kinds()) {
            long taken = 0;
            long inFlight = 0;
            double contexts = 0;
            for (int i = 0; i < kind.requests().size(); i++) {
                Request request = kind.requests().get(i);
                assertThat(request.count() % loads.replicas()).as(name).isZero();
                boolean ofPrompt = request.contextTokens() < loads.prompt() + loads.cached();
                if (ofPrompt) {
                    assertThat(request.reach()).as(name).isLessThanOrEqualTo(loads.prompt() + loads.cached());
                    taken += request.tokens();
                } else {
                    assertThat(request.newTokens()).as(name).isOne();
                    inFlight += request.count();
                    contexts += (double) request.count() * request.contextTokens();
                }
            }
            assertThat(taken).as(name).isEqualTo(kind.promptTokens() * loads.replicas());
            assertThat(kind.promptTokens()).as(name).isBetween(0L, loads.chunk());
            double mean = loads.prompt() + loads.cached() + (loads.decodePasses() - 1) / 2.0;
            assertThat(contexts).as(name).isBetween(inFlight * mean, inFlight * mean + loads.replicas() / 2.0);
            shares += kind.share();
            decoded += kind.share() * inFlight;
            tokens += kind.share() * taken;
        }
        double accuracy = 1e-9 * (1 + tokens + decoded);
        assertThat(shares).as(name).isCloseTo(1, within(1e-12));
        assertThat(decoded).as(name).isCloseTo(load.inFlight(), within(accuracy));
        assertThat(tokens / loads.prompt()).as(name).isCloseTo(load.ending(), within(accuracy));
        assertThat(load.ending() * loads.decodePasses()).as(name).isCloseTo(load.inFlight(), within(accuracy));
    }

    private static List<String> texts(ServerLoad load) {
        List<String> texts = new ArrayList<>();
        for (ServerLoad.Kind kind : load.kinds()) {
            List<String> requests = new ArrayList<>();
            for (Request request : kind.requests()) {
                requests.add(request.toString());
            }
            texts.add(kind.share() + " " + String.join(",", requests));
        }
        return texts;
    }
}
