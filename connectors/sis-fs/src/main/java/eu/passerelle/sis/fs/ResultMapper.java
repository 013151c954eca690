package eu.passerelle.sis.fs;

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
import eu.passerelle.model.LocalizedText;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A {@code Resultat} as a completion, a withdrawal or a rejected record. */
final class ResultMapper {

    /** Absence proves nothing: FS keeps what it takes back, and says so. */
    private static final String SCOPE = "results";

    private static final Pattern AMOUNT = Pattern.compile("\\d{1,4}(\\.\\d{1,6})?");
    private static final String LETTERS = "no-a-f";

    private final SisContext<FsSettings> sis;
    private final StudentMapper students;

    ResultMapper(SisContext<FsSettings> sis) {
        this.sis = sis;
        this.students = new StudentMapper(sis.university().organisation());
    }

    /** What a result turned out to be. */
    sealed interface Mapped {
        record Event(CompletionEvent event) implements Mapped {}

        record Rejected(RejectedRecord rejected) implements Mapped {}
    }

    /**
     * @param place on its page, for a result without id
     * @param unanswered field that FS could not answer, null where it answered all
     */
    Mapped map(JsonRecord result, Supplier<String> place, @Nullable String unanswered) {
        SourceRecord raw = new SourceRecord("application/json", result.bytes());
        String id = result.text(ResultFields.ID);
        try {
            if (id == null) {
                throw new Unreadable("the result has no id", "Ask Sikt.");
            }
            if (unanswered != null) {
                throw new Unreadable(
                        "FS could not answer the field " + unanswered + " of this result",
                        "It is read again with the next run; ask Sikt if it stays so.");
            }
            CompletionKey key = new CompletionKey(sis.university().id(), id);
            Boolean valid = result.flag(ResultFields.VALID);
            if (valid == null) {
                throw new Unreadable(
                        "the result does not say whether it is valid", "Have Sikt grant our user erGyldig.");
            }
            return new Mapped.Event(
                    valid
                            ? new CompletionEvent.Reported(completion(key, result), SCOPE, raw)
                            : new CompletionEvent.Withdrawn(key, "the result is no longer valid in FS"));
        } catch (Unreadable e) {
            return new Mapped.Rejected(new RejectedRecord(id == null ? place.get() : id, raw, e.reason(), e.repair()));
        }
    }

    private Completion completion(CompletionKey key, JsonRecord result) throws Unreadable {
        Map<String, String> titles = ResultFields.COURSE_NAMES.in(result);
        if (titles.isEmpty()) {
            throw new Unreadable("the result names no course, or one without a name", "Complete the course in FS.");
        }
        return new Completion(
                key,
                students.learner(result),
                result.text(ResultFields.COURSE),
                new LocalizedText(titles),
                state(result),
                grade(result),
                credits(result),
                day(result.text(ResultFields.CREATED), sis.university().zone()),
                null,
                null,
                recognisedFrom(result),
                JsonFields.text(result.get(ResultFields.PARENTS).path(0), "id"));
    }

    /** Final once it is announced and no appeal is open; {@code erOppnadd} says both. */
    private static Completion.State state(JsonRecord result) throws Unreadable {
        Boolean achieved = result.flag(ResultFields.ACHIEVED);
        Boolean decided = achieved == null ? result.flag(ResultFields.ANNOUNCED) : achieved;
        if (decided == null) {
            throw new Unreadable(
                    "the result does not say whether it is announced",
                    "Have Sikt grant our user erOppnadd or erKunngjort.");
        }
        return decided ? Completion.State.FINAL : Completion.State.PROVISIONAL;
    }

    /** {@code karakter.tall} is FS's number of a letter (A = 65) and no grade, so it is not asked for. */
    private Grade grade(JsonRecord result) throws Unreadable {
        Boolean passed = result.flag(ResultFields.PASSED);
        Grade.Outcome outcome =
                passed == null ? Grade.Outcome.UNKNOWN : passed ? Grade.Outcome.PASSED : Grade.Outcome.FAILED;
        Map<String, String> names = ResultFields.GRADE_NAMES.in(result);
        if (!names.isEmpty()) {
            boolean letters = Boolean.TRUE.equals(result.flag(ResultFields.LETTERS));
            String raw = names.getOrDefault("nb", names.values().iterator().next());
            return new Grade(raw, letters ? LETTERS : sis.settings().otherScale(), outcome);
        }
        String code = result.text(ResultFields.STATUS);
        if (code == null) {
            throw new Unreadable("the result has neither a grade nor a status", "Complete the result in FS.");
        }
        return new Grade(code, "unknown", outcome);
    }

    /** SP are studiepoeng, which are ECTS; other weights are kept as they are. */
    private static @Nullable Credits credits(JsonRecord result) throws Unreadable {
        String text = result.text(ResultFields.WEIGHT);
        if (text == null) {
            return null;
        }
        if (!AMOUNT.matcher(text).matches()) {
            throw new Unreadable("gjeldendeVekting.verdi is not a plausible amount", "Correct the weight in FS.");
        }
        BigDecimal value = new BigDecimal(text);
        String type = result.text(ResultFields.WEIGHT_TYPE);
        boolean studiepoeng = "SP".equals(type);
        return new Credits(
                value,
                studiepoeng ? "studiepoeng" : type == null ? "unknown" : type.toLowerCase(Locale.ROOT),
                studiepoeng ? value : null);
    }

    static LocalDate day(@Nullable String text, ZoneId zone) throws Unreadable {
        if (text == null) {
            throw new Unreadable("the result has no tidspunktOpprettet", "Ask Sikt.");
        }
        try {
            LocalDate day = IsoDay.ofMoment(text, zone);
            if (day.getYear() >= 1900 && day.getYear() < 2200) {
                return day;
            }
        } catch (DateTimeException e) {
            throw new Unreadable("tidspunktOpprettet is not a date and time", "Ask Sikt.");
        }
        throw new Unreadable("tidspunktOpprettet is not plausible", "Correct it in FS.");
    }

    /** An original institution other than the one that now holds the result. */
    private static @Nullable String recognisedFrom(JsonRecord result) {
        String code = result.text(ResultFields.ORIGIN);
        if (code == null || code.equals(result.text(ResultFields.HELD_BY))) {
            return null;
        }
        return ResultFields.ORIGIN_NAMES.in(result).getOrDefault("nb", code);
    }
}
