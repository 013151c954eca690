package eu.passerelle.routes.observe;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Name of a span, as W3C Trace Context writes it.
 *
 * @param trace 32 hexadecimal digits
 * @param span 16 hexadecimal digits
 * @param drawn whether chance has chosen it to be told
 */
record SpanId(String trace, String span, boolean drawn) {

    private static final Pattern TRACEPARENT = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-0([01])");

    /** The header {@code traceparent}. */
    String traceparent() {
        return "00-" + trace + "-" + span + (drawn ? "-01" : "-00");
    }

    /** Nothing where it is not understood: it is never worth a failure. */
    static Optional<SpanId> of(@Nullable String traceparent) {
        if (traceparent == null) {
            return Optional.empty();
        }
        Matcher parts = TRACEPARENT.matcher(traceparent);
        return parts.matches()
                ? Optional.of(new SpanId(
                        parts.group(1), parts.group(2), parts.group(3).equals("1")))
                : Optional.empty();
    }

    /** A new one, drawn by chance. */
    static SpanId random(double share) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new SpanId(
                hex(random.nextLong() | 1) + hex(random.nextLong() | 1),
                randomSpan(),
                share >= 1 || random.nextDouble() < share);
    }

    static String randomSpan() {
        return hex(ThreadLocalRandom.current().nextLong() | 1);
    }

    /**
     * The first span of a transfer. Its trace has the transfer's own id, so that whoever knows the transfer finds its
     * trace, and every step on every instance adds to it without being told of it.
     */
    static SpanId ofTransfer(UUID transfer, double share) {
        long high = transfer.getMostSignificantBits();
        long low = transfer.getLeastSignificantBits();
        long mixed = mixed(high ^ Long.rotateLeft(low, 32));
        double place = (mixed >>> 11) * 0x1.0p-53;
        return new SpanId(hex(high) + hex(low), hex(mixed | 1), place < share);
    }

    /** The finishing step of SplitMix64: every bit depends on all. */
    private static long mixed(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    private static String hex(long bits) {
        String digits = Long.toHexString(bits);
        return "0".repeat(16 - digits.length()) + digits;
    }
}
