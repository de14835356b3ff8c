package dev.roofline.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.cli.Cli;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Runs many command lines in a few threads, and gathers those that end as no run may. */
final class Attack {
    /** A command line and whatever it needs to be told of in a failure. */
    record Shot(List<String> args, String story) {}

    /** Makes the shot of a number; files that it names belong to the thread. */
    interface Gun {
        Shot shot(int number, int thread) throws Exception;
    }

    private static final int THREADS = 2;
    /** The longest generation, a million steps of a state-space model, takes nine; all else less than two. */
    private static final double MOST_SECONDS = 20;

    private static final Pattern NO_NUMBER = Pattern.compile("\\b(NaN|Infinity(?! Fabric| Cache))\\b");

    private record Running(int number, Shot shot, long thread, double start) {
        /** The processor's, as others may use the machine too. */
        double seconds() {
            return cpuSeconds(thread) - start;
        }
    }

    private static double cpuSeconds(long thread) {
        return ManagementFactory.getThreadMXBean().getThreadCpuTime(thread) / 1e9;
    }

    private final Gun gun;
    private final int count;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicReferenceArray<Running> running = new AtomicReferenceArray<>(THREADS);
    private final List<String> faults = Collections.synchronizedList(new ArrayList<>());
    private final List<String> slow = Collections.synchronizedList(new ArrayList<>());
    private final Map<Integer, Integer> codes = Collections.synchronizedMap(new TreeMap<>());

    private Attack(Gun gun, int count) {
        this.gun = gun;
        this.count = count;
    }

    /** Fires so many shots, and fails with what was found. */
    static void fire(int count, Gun gun) throws InterruptedException {
        new Attack(gun, count).run();
    }

    private void run() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            threads.add(started(i));
        }
        for (int i = 0; i < THREADS; i++) {
            while (threads.get(i).isAlive()) {
                threads.get(i).join(500);
                Running each = running.get(i);
                if (each != null && each.seconds() > 2 * MOST_SECONDS && each.number() + 1 < count) {
                    // Nothing stops a thread that computes; another goes on with the rest.
                    running.set(i, null);
                    slow.add("shot " + each.number() + " hangs: " + described(each.shot()));
                    if (slow.size() > 5) {
                        throw new AssertionError(
                                "much hangs\n" + String.join("\n", slow) + "\n" + String.join("\n", faults));
                    }
                    threads.set(i, started(i));
                }
            }
        }
        List<String> all = new ArrayList<>(faults);
        all.addAll(slow);
        assertThat(all).as("%d faults of %d", all.size(), count).isEmpty();
        // A gun that never hits shows nothing: some runs must be right and some wrong.
        assertThat(codes.keySet()).contains(0).containsAnyOf(2, 3);
        assertThat(codes.get(0)).isGreaterThan(count / 50);
    }

    private Thread started(int place) {
        Thread worker = new Thread(() -> work(place), "attack-" + place);
        worker.setDaemon(true);
        worker.start();
        return worker;
    }

    private void work(int place) {
        for (int number = next.getAndIncrement(); number < count; number = next.getAndIncrement()) {
            try {
                Running each = new Running(
                        number,
                        gun.shot(number, place),
                        Thread.currentThread().getId(),
                        cpuSeconds(Thread.currentThread().getId()));
                running.set(place, each);
                fire(each);
                if (!running.compareAndSet(place, each, null)) {
                    return;
                }
            } catch (Exception e) {
                faults.add("shot " + number + ": " + e);
            }
        }
    }

    private void fire(Running each) {
        Shot shot = each.shot();
        Cli.Result result = Cli.run(shot.args().toArray(String[]::new));
        double seconds = each.seconds();
        codes.merge(result.exitCode(), 1, Integer::sum);
        String fault = fault(result, shot);
        if (fault != null) {
            faults.add("shot " + each.number() + ": " + fault + "\n  " + described(shot) + "\n" + result.errorOutput());
        }
        if (seconds > MOST_SECONDS) {
            slow.add("shot " + each.number() + " takes " + seconds + " s: " + described(shot));
        }
    }

    private static @Nullable String fault(Cli.Result result, Shot shot) {
        if (!List.of(0, 2, 3, 4).contains(result.exitCode())) {
            return "exit code " + result.exitCode();
        }
        String both = result.output() + result.errorOutput();
        if (both.contains("\tat ") || both.contains("Exception")) {
            return "a trace";
        }
        if (result.exitCode() != 0 && both.isBlank()) {
            return "exit code " + result.exitCode() + " without a word";
        }
        // The script of a page knows such words.
        String printed = result.output().replaceAll("(?s)<script.*?</script>", "");
        Matcher matcher = NO_NUMBER.matcher(printed);
        boolean own =
                NO_NUMBER.matcher(String.join(" ", shot.args()) + shot.story()).find();
        if (!own && matcher.find()) {
            int at = matcher.start();
            return "prints ..." + printed.substring(Math.max(0, at - 150), Math.min(printed.length(), at + 30));
        }
        return null;
    }

    private static String described(Shot shot) {
        StringBuilder text = new StringBuilder(Arrays.toString(shot.args().stream()
                .map(arg -> '\'' + (arg.length() > 200 ? arg.substring(0, 200) + "..." : arg) + '\'')
                .toArray()));
        if (!shot.story().isEmpty()) {
            text.append("\n  ")
                    .append(shot.story(), 0, Math.min(3000, shot.story().length()));
        }
        return text.toString();
    }
}
