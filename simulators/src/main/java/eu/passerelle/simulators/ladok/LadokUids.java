package eu.passerelle.simulators.ladok;

import eu.passerelle.simulators.SimulatedCourse;
import eu.passerelle.simulators.SimulatedLearner;
import eu.passerelle.simulators.SimulatedResult;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Ladok's ids: a UUID for everything, always the same for the same thing. */
final class LadokUids {

    private LadokUids() {}

    static String of(String kind, String name) {
        return UUID.nameUUIDFromBytes((kind + ' ' + name).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    static String student(SimulatedLearner learner) {
        return of("student", learner.number());
    }

    static String instance(SimulatedCourse course) {
        return of("instance", course.code());
    }

    static String module(SimulatedCourse course) {
        return of("module", course.code());
    }

    /** A corrected grade is another result. */
    static String result(SimulatedResult result) {
        return of("result", result.id() + ':' + result.grade());
    }
}
