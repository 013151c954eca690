package eu.passerelle.routes.config;

import eu.passerelle.recognition.receiving.GradePolicy;
import eu.passerelle.recognition.receiving.ReceivingPolicy;
import eu.passerelle.tables.ConversionPolicy;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Credit of partners that counts here, by {@code recognition/receiving/<id>/courses.csv}.
 *
 * @param returns how recognition records go to the SIS, and its settings
 * @param closedList whether courses that the list does not have are passed over, and never told to the SIS; absent: a person
 *     decides on each
 * @param notBefore first day of results that are recognised, for example {@code 2025-08-01}; absent: no limit
 * @param chains whether a result that is itself a recognition of credit from elsewhere is recognised again; absent: no
 * @param grades how grades are converted; absent: they are handed on as the partner awarded them
 */
public record ReceivingSettings(
        Plugged returns,
        @Nullable Boolean closedList,
        @Nullable LocalDate notBefore,
        @Nullable Boolean chains,
        @Nullable Grades grades) {

    /**
     * Grades of partners on the university's own scale, by the grading tables of both.
     *
     * @param rule which grade is taken where the share of learners with the original grade falls on several: the best of
     *     them, the worst, or the one in which the middle of the share lies
     * @param scale that they are converted to, for example {@code fi-0-5}; absent: the only one of the university's tables
     * @param acceptUnstated whether tables count whose sender tells neither years nor the number of results, as EWP's; absent:
     *     no
     */
    public record Grades(
            ConversionPolicy.Rule rule,
            @Nullable String scale,
            @Nullable Boolean acceptUnstated) {

        GradePolicy policy() {
            ConversionPolicy usual = ConversionPolicy.by(rule);
            return new GradePolicy(
                    new ConversionPolicy(
                            rule, usual.minimumYears(), usual.minimumResults(), Boolean.TRUE.equals(acceptUnstated)),
                    scale);
        }
    }

    /** Empty where grades are handed on as the partner awarded them. */
    public Optional<GradePolicy> gradePolicy() {
        return Optional.ofNullable(grades).map(Grades::policy);
    }

    public ReceivingPolicy policy() {
        return new ReceivingPolicy(Boolean.TRUE.equals(closedList), notBefore, Boolean.TRUE.equals(chains));
    }
}
