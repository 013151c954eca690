package eu.passerelle.sis.ethos;

import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.RejectedRecord;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.SourceRecord;
import eu.passerelle.connectors.json.IsoDay;
import eu.passerelle.connectors.json.JsonFields;
import eu.passerelle.model.Completion;
import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.Credits;
import eu.passerelle.model.Grade;
import eu.passerelle.model.Learner;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One {@code student-transcript-grades} (v1.1.0): a completion, nothing yet, or a rejected record. */
final class GradeMapper {

    /** Everything of a university is one list; see {@link eu.passerelle.connectors.CompletionPage#complete()}. */
    static final String SCOPE = "grades";

    private final SisContext<EthosSettings> sis;
    private final Lookups lookups;
    /** By grade definition; of this page. */
    private final Map<String, GradeValue> values = new HashMap<>();

    GradeMapper(SisContext<EthosSettings> sis, Lookups lookups) {
        this.sis = sis;
        this.lookups = lookups;
    }

    /** What a grade turned out to be. */
    sealed interface Mapped {
        record Reported(CompletionEvent.Reported event) implements Mapped {}

        record Rejected(RejectedRecord record) implements Mapped {}

        /** A withdrawal from the course, an audit: no result. */
        record NoResult() implements Mapped {}
    }

    /** @param id the grade's own, or a stand-in where it has none */
    Mapped map(String id, TranscriptGrade grade) {
        SourceRecord raw = new SourceRecord("application/json", grade.row().bytes());
        try {
            if (grade.id() == null) {
                throw new Unreadable("the grade has no id", "Give it one: it is the result's key.");
            }
            GradeValue value = value(grade);
            if (sis.settings().isNoResult(value.raw())) {
                return new Mapped.NoResult();
            }
            return new Mapped.Reported(new CompletionEvent.Reported(completion(id, grade, value), SCOPE, raw));
        } catch (Unreadable e) {
            return new Mapped.Rejected(
                    new RejectedRecord(id, raw, "A grade cannot be read: " + e.reason(), e.repair()));
        }
    }

    private Completion completion(String id, TranscriptGrade grade, GradeValue value) throws Unreadable {
        Lookups.Course course = lookups.course(grade);
        Credit credit = Credit.of(grade);
        return new Completion(
                new CompletionKey(sis.university().id(), id),
                learner(grade),
                course.code(),
                course.title(),
                grade.isIncomplete() ? Completion.State.PROVISIONAL : Completion.State.FINAL,
                new Grade(value.raw(), value.scale(), credit.outcome()),
                credits(credit.earned()),
                day(grade.recordedOn(), sis.university().zone()),
                null,
                null,
                lookups.isRecognised(grade) ? "unknown" : null,
                null);
    }

    private Learner learner(TranscriptGrade grade) throws Unreadable {
        String student = grade.student();
        if (student == null) {
            throw new Unreadable("it names no student", "Complete the grade in Banner.");
        }
        return lookups.learner(student);
    }

    /**
     * The grade's text and the scale it stands on.
     *
     * @param raw as the grade definition has it
     */
    private record GradeValue(String raw, String scale) {}

    private GradeValue value(TranscriptGrade grade) throws Unreadable {
        String definition = grade.definition();
        if (definition == null) {
            throw new Unreadable("it has no grade", "Complete the grade in Banner.");
        }
        GradeValue known = values.get(definition);
        if (known == null) {
            known = value(definition);
            values.put(definition, known);
        }
        return known;
    }

    private GradeValue value(String definition) throws Unreadable {
        JsonNode found = lookups.gradeDefinition(definition);
        String raw = JsonFields.text(found.path("grade"), "value");
        if (raw == null) {
            throw new Unreadable("its grade definition has no value", "Complete grade-definitions in Banner.");
        }
        String scheme = Lookups.reference(found, "scheme");
        return new GradeValue(raw, sis.settings().scale(scheme, lookups.schemeCode(scheme)));
    }

    /** What a grade says of credit; null is what it does not say. */
    record Credit(@Nullable BigDecimal earned, @Nullable BigDecimal attempted) {

        static Credit of(TranscriptGrade grade) throws Unreadable {
            return new Credit(amount(grade.earned(), "earnedCredit"), amount(grade.attempted(), "attemptedCredit"));
        }

        /**
         * Passed is who earned credit, failed who attempted credit and earned none; so compensation, which an
         * examination board decides, counts. Without credits the scale must tell.
         */
        Grade.Outcome outcome() {
            if (earned == null) {
                return Grade.Outcome.UNKNOWN;
            }
            if (earned.signum() > 0) {
                return Grade.Outcome.PASSED;
            }
            return attempted != null && attempted.signum() > 0 ? Grade.Outcome.FAILED : Grade.Outcome.UNKNOWN;
        }
    }

    private @Nullable Credits credits(@Nullable BigDecimal earned) {
        String unit = sis.settings().unit();
        if (earned == null) {
            return null;
        }
        return unit.equals("ects") ? Credits.ects(earned) : new Credits(earned, unit, null);
    }

    /** At most six digits before and after the point: more is nonsense, and 1e999999999 would fill the memory. */
    private static @Nullable BigDecimal amount(@Nullable String text, String name) throws Unreadable {
        if (text == null) {
            return null;
        }
        try {
            BigDecimal amount = new BigDecimal(text);
            if (amount.signum() >= 0 && amount.scale() <= 6 && amount.precision() - (long) amount.scale() <= 6) {
                return amount;
            }
        } catch (NumberFormatException e) {
            throw nonsense(name);
        }
        throw nonsense(name);
    }

    private static Unreadable nonsense(String name) {
        return new Unreadable("credit." + name + " is not a plausible amount", "Correct it in Banner.");
    }

    /** {@code recordedOn}, a day or a moment. */
    static LocalDate day(@Nullable String text, ZoneId zone) throws Unreadable {
        if (text == null) {
            throw new Unreadable("it has no recordedOn", "Record the day of the grade in Banner.");
        }
        try {
            LocalDate day = IsoDay.of(text, zone);
            if (day.getYear() >= 1900 && day.getYear() < 2200) {
                return day;
            }
        } catch (DateTimeException e) {
            throw new Unreadable("its recordedOn is not a date", "Correct it in Banner; ISO 8601 is expected.");
        }
        throw new Unreadable("its recordedOn is not plausible", "Correct it in Banner.");
    }
}
