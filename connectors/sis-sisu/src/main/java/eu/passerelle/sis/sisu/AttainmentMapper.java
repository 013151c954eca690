package eu.passerelle.sis.sisu;

import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.RejectedRecord;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.SourceRecord;
import eu.passerelle.connectors.json.IsoDay;
import eu.passerelle.connectors.json.JsonFields;
import eu.passerelle.connectors.json.JsonRecord;
import eu.passerelle.model.Completion;
import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.Credits;
import eu.passerelle.model.Grade;
import eu.passerelle.model.Learner;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An attainment: a completion, a withdrawal, a rejected record, or none of ours. */
final class AttainmentMapper {

    /** The export tells changes only: absence means nothing. */
    private static final String SCOPE = "attainments";

    private static final String NATIONAL = "fi-0-5";
    private static final Set<String> NATIONAL_GRADES = Set.of(
            "0", "1", "2", "3", "4", "5", "HYV", "HYL", "KH", "HT", "TT", "L", "E", "M", "C", "N", "B", "A", "I");

    private static final Pattern AMOUNT = Pattern.compile("\\d{1,4}(\\.\\d{1,6})?");

    private final SisContext<SisuSettings> sis;
    private final SisuService service;
    private final References.Known references;
    private final PersonMapper persons;
    /** Of this page: many attainments have the same. */
    private final Map<Given, Grade> grades = new HashMap<>();

    AttainmentMapper(SisContext<SisuSettings> sis, SisuService service, References.Known references) {
        this.sis = sis;
        this.service = service;
        this.references = references;
        this.persons = new PersonMapper(sis.university().organisation());
    }

    private record Given(
            String scale, String grade, @Nullable String state) {}

    /** What an attainment turned out to be. */
    sealed interface Mapped {
        record Event(CompletionEvent event) implements Mapped {}

        record Rejected(RejectedRecord rejected) implements Mapped {}

        /** Another type of attainment. */
        record NoResult() implements Mapped {}
    }

    /** @param place in the export, for an attainment without id */
    Mapped map(JsonRecord attainment, Supplier<String> place) {
        String type = attainment.text(AttainmentFields.TYPE);
        if (type != null && !sis.settings().reads(type)) {
            return new Mapped.NoResult();
        }
        String id = attainment.text(AttainmentFields.ID);
        try {
            if (id == null || type == null) {
                throw new Unreadable("the attainment has no id or no type", "Correct the attainment in Sisu.");
            }
            return new Mapped.Event(read(new CompletionKey(sis.university().id(), id), attainment));
        } catch (Unreadable e) {
            return new Mapped.Rejected(
                    new RejectedRecord(id == null ? place.get() : id, raw(attainment), e.reason(), e.repair()));
        }
    }

    private CompletionEvent read(CompletionKey key, JsonRecord attainment) throws Unreadable {
        String document = attainment.text(AttainmentFields.DOCUMENT_STATE);
        if (Fields.isTrue(attainment.get(AttainmentFields.MISREGISTRATION))) {
            return new CompletionEvent.Withdrawn(key, "the attainment was registered by mistake (misregistration)");
        }
        return switch (document == null ? "" : document) {
            case "DELETED" -> new CompletionEvent.Withdrawn(key, "the attainment was deleted in Sisu");
            case "ACTIVE" -> reported(key, attainment, Completion.State.FINAL);
            case "DRAFT" -> reported(key, attainment, Completion.State.PROVISIONAL);
            default ->
                throw new Unreadable(
                        "documentState is absent or none of ACTIVE, DRAFT and DELETED", "Ask the Sisu support.");
        };
    }

    private CompletionEvent reported(CompletionKey key, JsonRecord attainment, Completion.State state)
            throws Unreadable {
        CourseUnit named = named(attainment);
        if (named.title() == null) {
            throw new Unreadable("neither the attainment nor its course unit has a name", "Complete it in Sisu.");
        }
        Completion completion = new Completion(
                key,
                learner(attainment),
                named.code(),
                named.title(),
                state,
                grade(attainment),
                credits(attainment.text(AttainmentFields.CREDITS)),
                day(attainment.text(AttainmentFields.DAY)),
                null,
                Fields.urnEnd(attainment.text(AttainmentFields.LANGUAGE)),
                recognisedFrom(attainment.get(AttainmentFields.TRANSFER)),
                null);
        return new CompletionEvent.Reported(completion, SCOPE, raw(attainment));
    }

    /** Custom attainments carry name and code themselves, all others name their course unit. */
    private CourseUnit named(JsonRecord attainment) throws Unreadable {
        String unit = attainment.text(AttainmentFields.COURSE_UNIT);
        if (unit == null) {
            return CourseUnit.of(attainment.get(AttainmentFields.CODE), attainment.get(AttainmentFields.NAME));
        }
        return references
                .courseUnit(service, unit, sis.clock().instant())
                .orElseThrow(() -> new Unreadable(
                        "the attainment's course unit does not exist (HTTP 404)", "Publish the course unit in Sisu."));
    }

    private Learner learner(JsonRecord attainment) throws Unreadable {
        String id = attainment.text(AttainmentFields.PERSON);
        if (id == null) {
            throw new Unreadable("the attainment names no person", "Correct the attainment in Sisu.");
        }
        return references
                .person(id)
                .orElseThrow(() -> new Unreadable(
                        "the attainment's person is not in the export of persons",
                        "Have the export user permitted to read this person."))
                .learner(sis, persons::learner);
    }

    private Grade grade(JsonRecord attainment) throws Unreadable {
        String scaleId = attainment.text(AttainmentFields.GRADE_SCALE);
        String gradeId = attainment.text(AttainmentFields.GRADE);
        if (scaleId == null || gradeId == null) {
            throw new Unreadable("the attainment has no gradeScaleId or no gradeId", "Grade it in Sisu.");
        }
        Given given = new Given(scaleId, gradeId, attainment.text(AttainmentFields.STATE));
        Grade known = grades.get(given);
        if (known == null) {
            known = grade(given);
            grades.put(given, known);
        }
        return known;
    }

    private Grade grade(Given given) throws Unreadable {
        JsonNode scale = references
                .scale(given.scale())
                .orElseThrow(() -> new Unreadable(
                        "Sisu does not export the grade scale " + given.scale(), "Have the export user permitted it."));
        for (JsonNode grade : scale.path("grades")) {
            if (given.grade().equals(JsonFields.text(grade, "localId"))) {
                return grade(given.scale(), grade, given.state());
            }
        }
        throw new Unreadable("the grade scale " + given.scale() + " has no such grade", "Correct the grade in Sisu.");
    }

    private Grade grade(String scaleId, JsonNode grade, @Nullable String state) throws Unreadable {
        Map<String, String> words = Fields.localized(grade.path("abbreviation"));
        if (words.isEmpty()) {
            throw new Unreadable("a grade of the scale " + scaleId + " has no abbreviation", "Complete the scale.");
        }
        String raw = words.getOrDefault("fi", words.values().iterator().next());
        String configured = sis.settings().gradingScale(scaleId);
        String scale = configured == null ? NATIONAL_GRADES.contains(raw) ? NATIONAL : "unknown" : configured;
        boolean failed = "FAILED".equals(state);
        if (failed == Fields.isTrue(grade.path("passed"))) {
            throw new Unreadable(
                    "state and grade contradict each other about passing", "Correct the attainment in Sisu.");
        }
        return new Grade(raw, scale, failed ? Grade.Outcome.FAILED : Grade.Outcome.PASSED);
    }

    private static @Nullable Credits credits(@Nullable String text) throws Unreadable {
        if (text == null) {
            return null;
        }
        if (!AMOUNT.matcher(text).matches()) {
            throw new Unreadable("credits is not a plausible amount", "Correct the credits in Sisu.");
        }
        BigDecimal value = new BigDecimal(text);
        return new Credits(value, "op", value);
    }

    private static LocalDate day(@Nullable String text) throws Unreadable {
        if (text == null) {
            throw new Unreadable("the attainment has no attainmentDate", "Date it in Sisu.");
        }
        try {
            LocalDate day = IsoDay.ofDay(text);
            if (day.getYear() >= 1900 && day.getYear() < 2200) {
                return day;
            }
        } catch (DateTimeException e) {
            throw new Unreadable("attainmentDate is not a date", "Correct the date in Sisu.");
        }
        throw new Unreadable("attainmentDate is not a plausible date", "Correct the date in Sisu.");
    }

    private static @Nullable String recognisedFrom(JsonNode transfer) {
        if (!transfer.isObject()) {
            return null;
        }
        for (String name : new String[] {"educationalInstitutionUrn", "internationalInstitutionUrn", "organisation"}) {
            String from = JsonFields.text(transfer, name);
            if (from != null) {
                return from;
            }
        }
        return "unknown";
    }

    private SourceRecord raw(JsonRecord attainment) {
        return new SourceRecord("application/json", attainment.bytes());
    }
}
