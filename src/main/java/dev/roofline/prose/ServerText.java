package dev.roofline.prose;

import dev.roofline.serving.ServedPass;
import dev.roofline.serving.ServerRun;
import dev.roofline.serving.SteadyState;
import dev.roofline.units.Phrase;
import dev.roofline.workload.Field;
import java.util.List;

/** What a server does, in words. */
public final class ServerText {
    private static final String SUBJECT = "server";

    private ServerText() {}

    public static Finding finding(ServerRun run) {
        if (run.state().isEmpty()) {
            ServedPass least = run.smallest().orElseThrow();
            return new Finding(
                    SUBJECT,
                    "0 requests/s",
                    ": memory has no room for a request beside another's prompt; the smallest pass is " + least.list()
                            + ", which needs up to "
                            + Phrase.quantity(least.most().total(), "B") + " on a device");
        }
        SteadyState found = run.state().get();
        String paid = GenerationText.cost(run.price().orElseThrow());
        if (run.rate().isEmpty()) {
            return new Finding(SUBJECT, Phrase.number(found.tokensPerSecond()) + " tokens/s", ofPasses(found) + paid);
        }
        String asked = Phrase.number(run.rate().getAsDouble()) + " requests/s";
        String number =
                found.saturated() ? "at most " + Phrase.number(found.requestsPerSecond()) + " requests/s" : asked;
        String why = found.saturated() ? " of the " + asked + " offered, so that the queue grows: " + limit(found) : "";
        return new Finding(
                SUBJECT,
                number,
                " (QPS)" + why + "; " + load(found) + " (concurrency), first token after "
                        + Phrase.seconds(found.firstToken()) + " (TTFT, without queueing)"
                        + (found.decodes() ? ", then " + Phrase.seconds(found.passSeconds()) + " a token (TPOT)" : "")
                        + ", " + Phrase.number(found.tokensPerSecond()) + " tokens/s; busy "
                        + Phrase.percent(found.busy()) + " of the time" + paid + "; "
                        + passes(found, run.replicas()));
    }

    private static String limit(SteadyState found) {
        if (found.limit() == SteadyState.Limit.MEMORY) {
            return "memory has no room for a fuller pass";
        }
        return found.inFlight() < found.most()
                ? "each pass takes as many whole prompts as " + Field.CHUNK
                        + " holds, and a part of one more makes it no faster"
                : "each pass takes as many prompt tokens as " + Field.CHUNK + " lets it";
    }

    /** What is in flight: requests that are decoded, or prompts alone where they make one token. */
    private static String load(SteadyState found) {
        return found.decodes()
                ? count(found.inFlight()) + " of at most " + count(found.most()) + " requests in flight"
                : count(found.beginning()) + " of at most " + count(found.most()) + " prompts a pass";
    }

    /** Whole numbers in full, means to four digits. */
    private static String count(double requests) {
        return requests == Math.rint(requests) ? Long.toString((long) requests) : Phrase.number(requests);
    }

    /** The passes as {@code --requests} takes them. */
    private static String passes(SteadyState found, long replicas) {
        List<ServedPass> passes = found.passes();
        StringBuilder text = new StringBuilder(replicas > 1 ? "each replica's" : "its")
                .append(" passes, with [count x] new @ cached tokens as " + Field.REQUESTS + " takes them: ");
        for (int i = passes.size() - 1; i >= 0; i--) {
            ServedPass pass = passes.get(i);
            text.append(passes.size() > 1 ? Phrase.percent(pass.share()) + " of passes " : "")
                    .append(pass.list())
                    .append(" (")
                    .append(Phrase.seconds(pass.seconds()))
                    .append(i > 0 ? "), " : ")");
        }
        ServedPass fullest = passes.get(passes.size() - 1);
        return text.append("; the fullest pass needs up to ")
                .append(Phrase.quantity(fullest.most().total(), "B"))
                .append(" of each device")
                .toString();
    }

    /** What a server does whose passes are all like the one that was given. */
    private static String ofPasses(SteadyState found) {
        StringBuilder text = new StringBuilder(" made, if all passes are like this one");
        if (found.inFlight() > 0) {
            text.append("; each of ")
                    .append(count(found.inFlight()))
                    .append(" in flight gets a token every ")
                    .append(Phrase.seconds(found.passSeconds()))
                    .append(" (TPOT)");
        }
        double begun = found.beginning();
        if (begun > 0) {
            text.append("; ")
                    .append(Phrase.number(found.requestsPerSecond()))
                    .append(" requests/s begin, ")
                    .append(found.chunk())
                    .append(" prompt tokens a pass");
        }
        if (begun > 0 && found.inFlight() > 0) {
            text.append(", and as many end if each makes ")
                    .append(Phrase.number(found.inFlight() / begun + 1))
                    .append(" tokens");
        }
        return text.toString();
    }
}
