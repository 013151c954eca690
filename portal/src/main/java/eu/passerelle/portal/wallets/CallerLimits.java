package eu.passerelle.portal.wallets;

import eu.passerelle.portal.CallerNetwork;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts by address and minute; thread-safe, and bounded however many addresses call. */
final class CallerLimits {

    private static final int MOST_CALLERS = 50_000;
    private static final String OTHERS = "others";

    private final int most;
    private final Clock clock;
    private volatile Minute current = new Minute(0, Map.of());

    CallerLimits(int most, Clock clock) {
        this.most = most;
        this.clock = clock;
    }

    private record Minute(long minute, Map<String, AtomicInteger> counts) {}

    /** @return false when it is more than allowed */
    boolean count(String address) {
        return counter(address).incrementAndGet() <= most;
    }

    boolean isOver(String address) {
        return counter(address).get() >= most;
    }

    private AtomicInteger counter(String address) {
        long now = clock.instant().getEpochSecond() / 60;
        Minute minute = current;
        if (minute.minute() != now) {
            minute = new Minute(now, new ConcurrentHashMap<>());
            current = minute;
        }
        String caller = CallerNetwork.of(address);
        String counted = minute.counts().containsKey(caller) || minute.counts().size() < MOST_CALLERS ? caller : OTHERS;
        return minute.counts().computeIfAbsent(counted, ignored -> new AtomicInteger());
    }
}
