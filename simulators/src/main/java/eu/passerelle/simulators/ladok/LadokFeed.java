package eu.passerelle.simulators.ladok;

import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What happened on the campus, as events on numbered pages; only the newest page grows. Every third result comes with
 * the event of its only module, and each tenth entry is news of the catalogue.
 */
final class LadokFeed {

    static final int FIRST_PAGE = 318_800;

    private final Campus campus;
    private final LadokXml xml;
    private final int pageSize;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, SimulatedResult> known = new LinkedHashMap<>();
    private int firstKept = FIRST_PAGE;

    LadokFeed(Campus campus, int pageSize) {
        this.campus = campus;
        this.xml = new LadokXml(campus);
        this.pageSize = pageSize;
    }

    /**
     * One entry of the feed.
     *
     * @param type area and event, for example {@code resultat/AttesteratResultatMakuleratEvent}
     */
    record Entry(String id, String type, Instant updated, String xml) {}

    /**
     * @param page a number, {@code recent} or {@code first}
     * @param address of the feed, for its links
     * @return empty where there is no such page
     */
    synchronized Optional<String> page(String page, String address) {
        follow();
        int last = FIRST_PAGE + Math.max(0, entries.size() - 1) / pageSize;
        int number = switch (page) {
            case "recent" -> last;
            case "first" -> firstKept;
            default -> page.matches("\\d{1,9}") ? Integer.parseInt(page) : -1;
        };
        if (number < firstKept || number > last) {
            return Optional.empty();
        }
        int from = (number - FIRST_PAGE) * pageSize;
        List<Entry> newestFirst =
                entries.subList(from, Math.min(entries.size(), from + pageSize)).reversed();
        return Optional.of(LadokXml.page(
                address,
                page,
                number,
                number > firstKept ? number - 1 : null,
                number < last ? number + 1 : null,
                newestFirst));
    }

    /** Removes the oldest pages of the archive. */
    synchronized void forget(int pages) {
        firstKept += pages;
    }

    /** Writes what changed on the campus since the last call. */
    private void follow() {
        Map<String, SimulatedResult> now = new LinkedHashMap<>();
        campus.results().forEach(result -> now.put(result.id(), result));
        for (SimulatedResult before : List.copyOf(known.values())) {
            if (!now.containsKey(before.id())) {
                voided(before);
            }
        }
        for (SimulatedResult result : now.values()) {
            SimulatedResult before = known.get(result.id());
            if (result.equals(before)) {
                continue;
            }
            if (before != null) {
                voided(before);
            }
            attested(result);
        }
    }

    private void voided(SimulatedResult result) {
        String event = event();
        add("resultat/AttesteratResultatMakuleratEvent", xml.voided(result, event));
        known.remove(result.id());
    }

    private void attested(SimulatedResult result) {
        if (entries.size() % 10 == 0) {
            add(
                    "utbildningsinformation/KursUppdateradEvent",
                    xml.courseNews(campus.courses().get(result.course()), event()));
        }
        if (result.learner() % 3 == 0 && result.kind() == SimulatedResult.Kind.FINAL) {
            add("resultat/ResultatPaModulAttesteratEvent", xml.module(result, event()));
        }
        add("resultat/ResultatPaHelKursAttesteratEvent", xml.attested(result, event()));
        known.put(result.id(), result);
    }

    private String event() {
        return LadokUids.of("event", campus.id() + entries.size());
    }

    private void add(String type, String content) {
        Instant updated = Instant.parse("2026-01-05T08:00:00Z").plusSeconds(entries.size());
        entries.add(new Entry(LadokUids.of("entry", campus.id() + entries.size()), type, updated, content));
    }
}
