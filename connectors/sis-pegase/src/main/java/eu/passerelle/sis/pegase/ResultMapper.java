package eu.passerelle.sis.pegase;

import eu.passerelle.connectors.json.IsoDay;
import eu.passerelle.connectors.json.JsonRecord;
import eu.passerelle.connectors.json.RecordField;
import eu.passerelle.model.Completion;
import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.Credits;
import eu.passerelle.model.Grade;
import eu.passerelle.model.Learner;
import eu.passerelle.model.LocalizedText;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One element of a learner's path ({@code Chemin} of COC publication v2), which is a result only once published. */
final class ResultMapper {

    private static final String OUT_OF_20 = "fr-0-20";
    private static final List<String> PASSED = List.of("ADM", "ADMC");
    private static final List<String> FAILED = List.of("AJ");

    private final String university;
    private final PegaseSettings settings;

    ResultMapper(String university, PegaseSettings settings) {
        this.university = university;
        this.settings = settings;
    }

    /**
     * What is published of an element, from the last evaluation that has something to say.
     *
     * @param mark null where there is none
     * @param result {@code Resultat}, null where there is none
     */
    private record Published(
            boolean last,
            @Nullable String mark,
            @Nullable JsonRecord result,
            @Nullable String credits) {}

    /** Nothing is published of it, or only an absence: present, and no result. */
    static boolean isResult(JsonRecord row) {
        return published(row).isPresent();
    }

    private static Optional<Published> published(JsonRecord row) {
        if (Fields.isTrue(row.get(ElementFields.FINAL_PUBLISHED))) {
            Optional<Published> last = published(
                    true,
                    row,
                    Fields.first(row.text(ElementFields.FINAL_MARK), row.text(ElementFields.KEPT_MARK)),
                    ElementFields.FINAL_RESULT,
                    row.text(ElementFields.FINAL_CREDITS));
            if (last.isPresent()) {
                return last;
            }
        }
        if (Fields.isTrue(row.get(ElementFields.SECOND_PUBLISHED))) {
            Optional<Published> second =
                    published(false, row, row.text(ElementFields.SECOND_MARK), ElementFields.SECOND_RESULT, null);
            if (second.isPresent()) {
                return second;
            }
        }
        return Fields.isTrue(row.get(ElementFields.FIRST_PUBLISHED))
                ? published(
                        false,
                        row,
                        row.text(ElementFields.FIRST_MARK),
                        ElementFields.FIRST_RESULT,
                        row.text(ElementFields.FIRST_CREDITS))
                : Optional.empty();
    }

    private static Optional<Published> published(
            boolean last, JsonRecord row, @Nullable String mark, RecordField result, @Nullable String credits) {
        List<JsonRecord> found = row.list(result);
        return mark == null && found.isEmpty()
                ? Optional.empty()
                : Optional.of(new Published(last, mark, found.isEmpty() ? null : found.getFirst(), credits));
    }

    /**
     * Credit kept from another period that is read too: that period tells it, and to tell it twice would count it twice.
     */
    boolean isToldElsewhere(JsonRecord row, Cursus cursus) {
        String period = row.text(ElementFields.KEPT_PERIOD);
        return Fields.isTrue(row.get(ElementFields.KEPT))
                && period != null
                && !period.equals(cursus.period())
                && settings.reads(period);
    }

    /** @param partOf key of the nearest element above it that is a result too */
    Completion completion(JsonRecord row, String key, Learner learner, Cursus cursus, @Nullable String partOf)
            throws Unreadable {
        Published published = published(row).orElseThrow();
        String code = row.text(ElementFields.CODE);
        String title = Fields.first(row.text(ElementFields.LONG_TITLE), row.text(ElementFields.SHORT_TITLE));
        if (code == null) {
            throw new Unreadable("its objetFeuille has no code", "Ask the university to look into this element.");
        }
        Grade grade = grade(row, published);
        return new Completion(
                new CompletionKey(university, key),
                learner,
                code,
                LocalizedText.of("fr", title == null ? code : title),
                isFinal(row, published) ? Completion.State.FINAL : Completion.State.PROVISIONAL,
                grade,
                grade.outcome() == Grade.Outcome.FAILED ? null : credits(published, row, cursus),
                day(row, cursus),
                null,
                null,
                isRecognised(row) ? "unknown" : null,
                partOf);
    }

    /** Results of a session are not the last word, and final evaluations may be published before the jury has sat. */
    private boolean isFinal(JsonRecord row, Published published) {
        JsonNode deliberated = row.get(ElementFields.FINAL_DELIBERATED);
        boolean pending = deliberated.isBoolean() && !deliberated.booleanValue();
        return published.last() && (!pending || settings.takesPublishedForFinal());
    }

    private Grade grade(JsonRecord row, Published published) throws Unreadable {
        JsonRecord result = published.result();
        String code = result == null ? null : result.text(ElementFields.RESULT_CODE);
        String label = result == null ? null : result.text(ElementFields.RESULT_LABEL);
        Grade.Outcome outcome = outcome(code, label);
        String mark = published.mark();
        if (mark == null) {
            String word = Fields.first(label, code);
            if (word == null) {
                throw new Unreadable(
                        "its result has neither code nor label", "Complete the types of result in Pégase.");
            }
            return new Grade(word, OUT_OF_20, outcome);
        }
        BigDecimal most = amount(row.text(ElementFields.OUT_OF), "bareme");
        BigDecimal value = amount(mark, "mark");
        if (most == null || value == null || value.compareTo(most) > 0) {
            throw new Unreadable("its mark is above its bareme, or has none", "Correct the mark in Pégase.");
        }
        boolean twenty = most.compareTo(BigDecimal.valueOf(20)) == 0;
        return new Grade(mark, twenty ? OUT_OF_20 : settings.fallbackScale(), outcome);
    }

    /** Types of result are each tenant's own; one that nobody has declared is neither passed nor failed. */
    private Grade.Outcome outcome(@Nullable String code, @Nullable String label) {
        if (names(settings.passed(), code, label) || names(PASSED, null, label)) {
            return Grade.Outcome.PASSED;
        }
        return names(settings.failed(), code, label) || names(FAILED, null, label)
                ? Grade.Outcome.FAILED
                : Grade.Outcome.UNKNOWN;
    }

    private static boolean names(@Nullable List<String> declared, @Nullable String code, @Nullable String label) {
        return declared != null
                && (code != null && declared.contains(code) || label != null && declared.contains(label));
    }

    /** As acquired, else what the element is worth. */
    private static @Nullable Credits credits(Published published, JsonRecord row, Cursus cursus) throws Unreadable {
        BigDecimal acquired = amount(published.credits(), "number of credits");
        BigDecimal worth = acquired == null ? cursus.credits().get(row.text(ElementFields.PATH)) : acquired;
        return worth == null ? null : Credits.ects(worth);
    }

    /** At most six digits before and after the point: more is nonsense, and 1e999999999 would fill the memory. */
    private static @Nullable BigDecimal amount(@Nullable String text, String what) throws Unreadable {
        if (text == null) {
            return null;
        }
        try {
            BigDecimal amount = new BigDecimal(text);
            if (amount.signum() >= 0 && amount.scale() <= 6 && amount.precision() - (long) amount.scale() <= 6) {
                return amount;
            }
        } catch (NumberFormatException e) {
            throw nonsense(what);
        }
        throw nonsense(what);
    }

    private static Unreadable nonsense(String what) {
        return new Unreadable("its " + what + " is not a plausible number", "Correct it in Pégase.");
    }

    /** Pégase tells the period only: its first day stands for it. */
    private static LocalDate day(JsonRecord row, Cursus cursus) throws Unreadable {
        String kept = Fields.isTrue(row.get(ElementFields.KEPT)) ? row.text(ElementFields.KEPT_SINCE) : null;
        try {
            return kept == null ? cursus.begins() : IsoDay.ofDay(kept);
        } catch (DateTimeException e) {
            throw new Unreadable("its periodeAcquisCapitalise has no date", "Correct the period in Pégase.");
        }
    }

    private boolean isRecognised(JsonRecord row) {
        return row.list(ElementFields.ARRANGEMENTS).stream()
                .anyMatch(arrangement -> settings.isRecognition(arrangement.text(ElementFields.ARRANGEMENT_CODE)));
    }
}
