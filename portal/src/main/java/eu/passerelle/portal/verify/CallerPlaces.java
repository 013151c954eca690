package eu.passerelle.portal.verify;

import eu.passerelle.portal.CallerNetwork;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Places that callers hold at once, a few each. Who holds none is not remembered. */
final class CallerPlaces {

    private final int most;
    private final Map<String, Integer> held = new HashMap<>();

    CallerPlaces(int most) {
        this.most = most;
    }

    /** @return false where the caller has given none back in that time */
    synchronized boolean take(String address, Duration patience) throws InterruptedException {
        String caller = CallerNetwork.of(address);
        long end = System.nanoTime() + patience.toNanos();
        while (held.getOrDefault(caller, 0) >= most) {
            long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        held.merge(caller, 1, Integer::sum);
        return true;
    }

    synchronized void give(String address) {
        String caller = CallerNetwork.of(address);
        int left = held.getOrDefault(caller, 0) - 1;
        if (left > 0) {
            held.put(caller, left);
        } else {
            held.remove(caller);
        }
        notifyAll();
    }
}
