package eu.passerelle.simulators.ethos;

import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The queue of one subscribed application, with Ethos's way of acknowledging: a caller that says what it processed last
 * gets what follows, as often as it likes, and ends all up to it; a caller that does not say so ends all it was sent.
 */
final class EthosQueue {

    /** One notification; a deletion has no grade. */
    record Notification(long id, String operation, String result, Instant published) {}

    private final Campus campus;
    private final TreeMap<Long, Notification> waiting = new TreeMap<>();
    private Map<String, SimulatedResult> seen;
    private long made;
    private long sent;

    EthosQueue(Campus campus) {
        this.campus = campus;
        this.seen = byId(campus);
    }

    /** @param lastProcessed negative when the caller does not say */
    synchronized List<Notification> consume(long lastProcessed, int limit) {
        publishChanges();
        waiting.headMap(lastProcessed < 0 ? sent : lastProcessed, true).clear();
        List<Notification> page = waiting.values().stream().limit(limit).toList();
        if (!page.isEmpty()) {
            sent = Math.max(sent, page.getLast().id());
        }
        return page;
    }

    synchronized int remainingAfter(long id) {
        publishChanges();
        return waiting.tailMap(id, false).size();
    }

    /** Says something about a result again, as published at this time, whether or not it is so now. */
    synchronized void publish(String operation, String result, Instant published) {
        made++;
        waiting.put(made, new Notification(made, operation, result, published));
    }

    /** What has changed at the campus since it was looked at last. */
    private void publishChanges() {
        Map<String, SimulatedResult> now = byId(campus);
        List<String> gone = new ArrayList<>(seen.keySet());
        gone.removeAll(now.keySet());
        gone.forEach(id -> publish("deleted", id, Instant.now()));
        now.forEach((id, result) -> {
            SimulatedResult before = seen.get(id);
            if (before == null) {
                publish("created", id, Instant.now());
            } else if (!before.equals(result)) {
                publish("replaced", id, Instant.now());
            }
        });
        seen = now;
    }

    private static Map<String, SimulatedResult> byId(Campus campus) {
        Map<String, SimulatedResult> results = new LinkedHashMap<>();
        campus.results().forEach(result -> results.put(result.id(), result));
        return results;
    }
}
