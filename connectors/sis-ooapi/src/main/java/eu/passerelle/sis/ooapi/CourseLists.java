package eu.passerelle.sis.ooapi;

import eu.passerelle.connectors.RejectedRecord;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.SourceRecord;
import eu.passerelle.connectors.failure.SisRejected;
import eu.passerelle.connectors.json.JsonRecord;
import eu.passerelle.sis.ooapi.OoapiVersion.ListAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The courses of a run in the order of their ids. Kept for some minutes: a run of many pages does not list them again
 * for each. A run that starts lists anew.
 */
final class CourseLists {

    private static final Duration KEPT = Duration.ofMinutes(15);

    private final ConcurrentHashMap<Key, Listed> kept = new ConcurrentHashMap<>();

    /**
     * @param unreadable courses without an id, whose results cannot be read
     */
    record Listed(List<Course> courses, List<RejectedRecord> unreadable, Instant at) {}

    Listed get(SisContext<OoapiSettings> sis, OoapiService service, Position from) {
        Key key = new Key(sis.university().id(), sis.settings());
        Listed known = kept.get(key);
        Instant now = sis.clock().instant();
        if (known == null
                || from.equals(Position.START)
                || known.at().plus(KEPT).isBefore(now)) {
            known = list(sis, service, now);
            kept.keySet().removeIf(old -> old.university().equals(key.university()));
            kept.put(key, known);
        }
        return known;
    }

    private static Listed list(SisContext<OoapiSettings> sis, OoapiService service, Instant now) {
        String language = sis.university().languages().getFirst();
        List<Course> courses = new ArrayList<>();
        List<RejectedRecord> unreadable = new ArrayList<>();
        rows(sis, service).forEach((id, row) -> {
            if (row.text(ItemShape.COURSE.id()) == null) {
                unreadable.add(unreadable(id, row.bytes()));
            } else {
                courses.add(Course.of(id, service.tree(row), language));
            }
        });
        courses.sort(Comparator.comparing(Course::id));
        return new Listed(List.copyOf(courses), List.copyOf(unreadable), now);
    }

    private static RejectedRecord unreadable(String key, byte[] content) {
        return new RejectedRecord(
                key,
                new SourceRecord("application/json", content),
                "A course has no courseId, so none of its results can be read.",
                "Give the course its courseId in the SIS.");
    }

    /** The courses that the settings ask for, by id; those without an id by a hash of their content. */
    static Map<String, JsonRecord> rows(SisContext<OoapiSettings> sis, OoapiService service) {
        OoapiSettings settings = sis.settings();
        ListAddress all = settings.version().courses();
        List<String> codes = settings.courses();
        List<ListAddress> lists = codes == null
                ? List.of(all)
                : codes.stream().map(code -> all.with("primaryCode", code)).toList();
        Map<String, JsonRecord> rows = new TreeMap<>();
        for (ListAddress list : lists) {
            WholeList whole = WholeList.of(service, list)
                    .orElseThrow(() -> new SisRejected(sis.university().id()
                            + ": There is no /courses at the address of the service (HTTP 404): check 'base' and"
                            + " 'version' in the settings."));
            // a service that does not know the filter answers with all courses
            whole.rows().forEach((id, row) -> {
                if (settings.reads(row.text(ItemShape.COURSE_CODE))) {
                    rows.put(id, row);
                }
            });
        }
        return rows;
    }

    private record Key(String university, OoapiSettings settings) {}
}
