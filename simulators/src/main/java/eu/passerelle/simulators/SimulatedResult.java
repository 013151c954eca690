package eu.passerelle.simulators;

import java.time.LocalDate;

/**
 * One study result of the fake campus.
 *
 * @param id the SIS's key of the result
 * @param learner index into {@link Campus#learners()}
 * @param course index into {@link Campus#courses()}
 * @param grade 0 to 5, 0 is failed; each simulator writes it on its own scale
 */
public record SimulatedResult(String id, int learner, int course, int grade, LocalDate date, Kind kind) {

    /** Every kind of result a SIS holds. */
    public enum Kind {
        /** Final and passed or failed, as the grade says. */
        FINAL,
        PROVISIONAL,
        /** Credit recognised from elsewhere. */
        RECOGNISED,
        /** Written so badly that no connector can read it. */
        BROKEN,
        /** Names no learner. */
        NO_LEARNER
    }

    public boolean passed() {
        return grade > 0;
    }

    SimulatedResult withGrade(int changed) {
        return new SimulatedResult(id, learner, course, changed, date, kind);
    }
}
