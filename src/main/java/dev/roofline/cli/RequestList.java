package dev.roofline.cli;

import dev.roofline.workload.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code 512@0,31x1@4096}: sequences of one pass, each {@code [count x] new @ cached}. */
final class RequestList extends Argument<List<Request>> {
    /** More kinds of sequences than a scheduler mixes. */
    private static final int MOST = 10_000;

    RequestList() {
        super("LIST");
    }

    /** @throws UsageException where an entry is not of the form, or out of range */
    @Override
    Optional<List<Request>> read(String option, String text) {
        List<Request> requests = new ArrayList<>();
        for (String entry : text.split(",", -1)) {
            requests.add(request(option, entry.strip()));
            if (requests.size() > MOST) {
                throw new UsageException(option + " has more than " + MOST + " entries");
            }
        }
        return Optional.of(requests);
    }

    private static Request request(String option, String entry) {
        int x = entry.indexOf('x');
        int at = entry.indexOf('@');
        try {
            if (at < 0) {
                throw new NumberFormatException();
            }
            return new Request(
                    x < 0 ? 1 : number(entry.substring(0, x)),
                    number(entry.substring(x + 1, at)),
                    number(entry.substring(at + 1)));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new UsageException(
                    option + ": \"" + entry + "\" is not [count x] new @ cached, such as 512@0 or 31x1@4096");
        } catch (IllegalArgumentException e) {
            throw new UsageException(option + ": \"" + entry + "\": " + e.getMessage());
        }
    }

    private static long number(String digits) {
        return Arguments.whole(digits.strip());
    }
}
