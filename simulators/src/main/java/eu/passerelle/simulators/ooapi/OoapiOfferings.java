package eu.passerelle.simulators.ooapi;

import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedCourse;
import eu.passerelle.simulators.SimulatedResult;
import eu.passerelle.simulators.ooapi.OoapiSimulator.Row;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The campus's courses cut into offerings, one in each half of the year; nothing of the results is kept. */
final class OoapiOfferings {

    private static final List<String> PERIODS = List.of("spring", "autumn");

    private final Campus campus;
    private final Map<String, Offering> offerings = new LinkedHashMap<>();
    private final Set<String> unpublished = ConcurrentHashMap.newKeySet();

    OoapiOfferings(Campus campus) {
        this.campus = campus;
        for (int course = 0; course < campus.courses().size(); course++) {
            for (String period : PERIODS) {
                SimulatedCourse taught = campus.courses().get(course);
                String id = uuid("offering " + campus.id() + taught.code() + period);
                offerings.put(id, new Offering(id, course, courseId(campus, taught), period));
            }
        }
    }

    void unpublish(String offering) {
        unpublished.add(offering);
    }

    /** A course in one half of a year. */
    record Offering(String id, int course, String courseId, String period) {}

    static String uuid(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    static String courseId(Campus campus, SimulatedCourse course) {
        return uuid("course " + campus.id() + course.code());
    }

    /** @param code empty for all */
    List<SimulatedCourse> courses(String code) {
        return campus.courses().stream()
                .filter(course -> code.isEmpty() || course.code().equals(code))
                .sorted(Comparator.comparing(course -> courseId(campus, course)))
                .toList();
    }

    Optional<List<Offering>> ofCourse(String courseId) {
        List<Offering> found = offerings.values().stream()
                .filter(offering -> offering.courseId().equals(courseId))
                .sorted(Comparator.comparing(Offering::id))
                .toList();
        return found.isEmpty() ? Optional.empty() : Optional.of(found);
    }

    /** What the list of an offering's associations holds now, ordered by id. */
    Optional<List<Row>> rows(String id) {
        Offering offering = offerings.get(id);
        if (offering == null || unpublished.contains(id)) {
            return Optional.empty();
        }
        List<Row> rows = new ArrayList<>();
        for (SimulatedResult result : campus.results()) {
            if (result.course() == offering.course() && period(result).equals(offering.period())) {
                rows.add(new Row(OoapiSimulator.associationId(result.id()), id, Row.Role.RESULT, result));
            }
        }
        rows.add(new Row(uuid("enrolment " + id), id, Row.Role.ENROLMENT, null));
        rows.add(new Row(uuid("lecturer " + id), id, Row.Role.LECTURER, null));
        rows.sort(Comparator.comparing(Row::id));
        return Optional.of(rows);
    }

    private static String period(SimulatedResult result) {
        return PERIODS.get(result.date().getMonthValue() < 7 ? 0 : 1);
    }
}
