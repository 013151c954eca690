package eu.passerelle.sis.ethos;

import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.RejectedRecord;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.SourceRecord;
import eu.passerelle.connectors.json.IsoDay;
import eu.passerelle.model.Completion;
import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.Credits;
import eu.passerelle.model.Grade;
import eu.passerelle.model.Learner;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One {@code student-transcript-grades} (v1.1.0): a completion, nothing yet, or a rejected record. */
final class GradeMapper {

    /** Everything of a university is one list; see {@link eu.passerelle.connectors.CompletionPage#complete()}. */
    static final String SCOPE = "grades";

    private final SisContext<EthosSettings> sis;
    private final EthosService service;
    private final Lookups lookups;

    GradeMapper(SisContext<EthosSettings> sis, EthosService service, Lookups lookups) {
        this.sis = sis;
        this.service = service;
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
    Mapped map(String id, JsonNode grade) {
        SourceRecord raw = new SourceRecord("application/json", service.bytes(grade));
        try {
            if (Fields.text(grade, "id") == null) {
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

    private Completion completion(String id, JsonNode row, GradeValue value) throws Unreadable {
        Lookups.Course course = lookups.course(row);
        boolean incomplete = row.path("incompleteGrade").isObject();
        return new Completion(
                new CompletionKey(sis.university().id(), id),
                learner(row),
                course.code(),
                course.title(),
                incomplete ? Completion.State.PROVISIONAL : Completion.State.FINAL,
                new Grade(value.raw(), value.scale(), outcome(row)),
                credits(row),
                day(row, sis.university().zone()),
                null,
                null,
                lookups.isRecognised(row) ? "unknown" : null,
                null);
    }

    private Learner learner(JsonNode row) throws Unreadable {
        String student = Fields.reference(row, "student");
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

    private GradeValue value(JsonNode row) throws Unreadable {
        String definition = Fields.reference(row, "grade");
        if (definition == null) {
            throw new Unreadable("it has no grade", "Complete the grade in Banner.");
        }
        JsonNode found = lookups.gradeDefinition(definition);
        String raw = Fields.text(found.path("grade"), "value");
        if (raw == null) {
            throw new Unreadable("its grade definition has no value", "Complete grade-definitions in Banner.");
        }
        String scheme = Fields.reference(found, "scheme");
        return new GradeValue(raw, sis.settings().scale(scheme, lookups.schemeCode(scheme)));
    }

    /**
     * Passed is who earned credit, failed who attempted credit and earned none; so compensation, which an examination
     * board decides, counts. Without credits the scale must tell.
     */
    static Grade.Outcome outcome(JsonNode row) throws Unreadable {
        BigDecimal earned = amount(row, "earnedCredit");
        BigDecimal attempted = amount(row, "attemptedCredit");
        if (earned == null) {
            return Grade.Outcome.UNKNOWN;
        }
        if (earned.signum() > 0) {
            return Grade.Outcome.PASSED;
        }
        return attempted != null && attempted.signum() > 0 ? Grade.Outcome.FAILED : Grade.Outcome.UNKNOWN;
    }

    private @Nullable Credits credits(JsonNode row) throws Unreadable {
        BigDecimal earned = amount(row, "earnedCredit");
        String unit = sis.settings().unit();
        if (earned == null) {
            return null;
        }
        return unit.equals("ects") ? Credits.ects(earned) : new Credits(earned, unit, null);
    }

    /** At most six digits before and after the point: more is nonsense, and 1e999999999 would fill the memory. */
    private static @Nullable BigDecimal amount(JsonNode row, String name) throws Unreadable {
        String text = Fields.text(row.path("credit"), name);
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
    static LocalDate day(JsonNode row, ZoneId zone) throws Unreadable {
        String text = Fields.text(row, "recordedOn");
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
