package eu.passerelle.cli;

import eu.passerelle.journal.Sums;
import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedResult;
import eu.passerelle.simulators.SimulatedResult.Kind;
import eu.passerelle.simulators.alliance.DemoAlliance;
import eu.passerelle.simulators.alliance.DemoUniversity;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What the campuses' results must come to, known without the hub. */
final class Expected {

    /** Where a result comes to rest. */
    private enum End {
        DELIVERED,
        DECLINED,
        REFERRED,
        REJECTED,
        /** The SIS does not show it. */
        UNSEEN
    }

    private Expected() {}

    /** Results that must reach their learners: final, passed, of a course that the catalogue describes in full. */
    static List<String> delivered(DemoUniversity university) {
        return university.campus().results().stream()
                .filter(result -> end(university, result) == End.DELIVERED)
                .map(SimulatedResult::id)
                .toList();
    }

    static int delivered(DemoAlliance alliance) {
        return alliance.universities().stream()
                .mapToInt(university -> delivered(university).size())
                .sum();
    }

    /** Of a first reading at rest. */
    static Sums sums(DemoUniversity university) {
        Map<End, Long> counts = new EnumMap<>(End.class);
        for (SimulatedResult result : university.campus().results()) {
            counts.merge(end(university, result), 1L, Long::sum);
        }
        long unseen = counts.getOrDefault(End.UNSEEN, 0L);
        return new Sums(
                university.campus().results().size() - unseen,
                counts.getOrDefault(End.DELIVERED, 0L),
                counts.getOrDefault(End.DECLINED, 0L),
                counts.getOrDefault(End.REFERRED, 0L),
                counts.getOrDefault(End.REJECTED, 0L),
                0,
                0);
    }

    private static End end(DemoUniversity university, SimulatedResult result) {
        Campus campus = university.campus();
        if (!university.shows(result)) {
            return End.UNSEEN;
        }
        if (result.kind() == Kind.BROKEN || result.kind() == Kind.NO_LEARNER) {
            return End.REJECTED;
        }
        if (result.kind() == Kind.PROVISIONAL && university.tellsProvisional()) {
            return End.REFERRED;
        }
        boolean elsewhere = result.kind() == Kind.RECOGNISED && university.tellsRecognised();
        if (elsewhere || !result.passed()) {
            return End.DECLINED;
        }
        return campus.courses().get(result.course()).thin() ? End.REFERRED : End.DELIVERED;
    }

    /** Whether the hub's source key is that of the campus's result, as it stands now. */
    static boolean isKeyOf(DemoUniversity university, String result, String sourceKey) {
        return university.campus().results().stream()
                .filter(known -> known.id().equals(result))
                .anyMatch(known -> university.isKeyOf(known, sourceKey));
    }
}
