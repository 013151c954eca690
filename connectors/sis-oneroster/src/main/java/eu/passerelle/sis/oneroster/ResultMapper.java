package eu.passerelle.sis.oneroster;

import static eu.passerelle.sis.oneroster.Known.reference;

import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.RejectedRecord;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.SourceRecord;
import eu.passerelle.connectors.failure.MalformedRecord;
import eu.passerelle.connectors.json.IsoDay;
import eu.passerelle.connectors.json.JsonFields;
import eu.passerelle.connectors.json.JsonRecord;
import eu.passerelle.model.Completion;
import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.Learner;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.Sha256;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One result with its line item, class, course and user as a completion. */
final class ResultMapper {

    /** The part of the SIS that a file of all results answers in full. */
    static final String SCOPE = "results";

    private static final String REPAIR =
            "Correct the record in the SIS; the hub reads it again when its dateLastModified is newer.";
    private static final Set<String> NOT_GRADED = Set.of("exempt", "not submitted", "submitted");
    private static final int LONGEST_ID = 250;

    private final SisContext<?> sis;
    private final GradebookRules rules;
    private final ScoreMapper scores;
    private final UserMapper users;
    private final Map<String, LineItem> lineItems = new HashMap<>();
    private final Map<Place, Offering> offerings = new HashMap<>();

    /** Keeps what results refer to: it is made for one reading. */
    ResultMapper(SisContext<?> sis, GradebookRules rules) {
        this.sis = sis;
        this.rules = rules;
        this.scores = new ScoreMapper(rules);
        this.users = new UserMapper(sis.university().organisation(), rules);
    }

    /** @param group sourcedId of the class that a result names itself */
    private record Place(
            @Nullable String lineItem, @Nullable String group) {}

    /** What the results of a line item are about. */
    private record Offering(@Nullable String code, LocalizedText title) {}

    /** What a result turned out to be. */
    sealed interface Mapped {
        record Event(CompletionEvent event) implements Mapped {}

        record Rejected(RejectedRecord rejected) implements Mapped {}

        /** A result of a line item that is not ours to read. */
        record NotOurs() implements Mapped {}
    }

    /** @param raw the record as the SIS sent it */
    Mapped map(JsonRecord result, Known known, SourceRecord raw) {
        try {
            CompletionKey key = new CompletionKey(sis.university().id(), id(result));
            if (isDeleted(result)) {
                return withdrawn(key, "its status in the SIS is tobedeleted");
            }
            LineItem lineItem = lineItem(result, known);
            if (!lineItem.ours()) {
                return new Mapped.NotOurs();
            }
            String status = status(result);
            if (NOT_GRADED.contains(status)) {
                return withdrawn(key, "it is not graded (any more): its scoreStatus is '" + status + "'");
            }
            Completion completion = completion(key, result, lineItem, known, isProvisional(result, status));
            return new Mapped.Event(new CompletionEvent.Reported(completion, SCOPE, raw));
        } catch (MalformedRecord e) {
            return new Mapped.Rejected(
                    new RejectedRecord(rejectedKey(result, raw), raw, String.valueOf(e.getMessage()), REPAIR));
        }
    }

    /** Whether the record can be told apart from all others. */
    static boolean isNamed(JsonRecord result) {
        String id = result.text(ResultFields.ID);
        return id != null && id.length() <= LONGEST_ID;
    }

    private static Mapped withdrawn(CompletionKey key, String reason) {
        return new Mapped.Event(new CompletionEvent.Withdrawn(key, reason));
    }

    private static String id(JsonRecord result) {
        if (!isNamed(result)) {
            throw new MalformedRecord("The result has no sourcedId of at most " + LONGEST_ID + " characters.");
        }
        return String.valueOf(result.text(ResultFields.ID));
    }

    private static String rejectedKey(JsonRecord result, SourceRecord raw) {
        return isNamed(result) ? id(result) : "nameless:" + Sha256.key(raw.content());
    }

    /** Old services write {@code inactive}, as OneRoster 1.0 did. */
    private static boolean isDeleted(JsonRecord result) {
        String status = result.text(ResultFields.STATUS);
        return "tobedeleted".equalsIgnoreCase(status) || "inactive".equalsIgnoreCase(status);
    }

    /** Whether results of this line item are ours to read; else nothing that they refer to is needed. */
    boolean reads(@Nullable String lineItem, Known known) {
        LineItem found = lineItem(lineItem, known);
        return found != null && found.ours();
    }

    private LineItem lineItem(JsonRecord result, Known known) {
        String id = result.text(ResultFields.LINE_ITEM);
        LineItem lineItem = lineItem(id, known);
        if (lineItem == null) {
            throw new MalformedRecord(
                    id == null ? "The result names no line item." : "The SIS does not know the result's line item.");
        }
        return lineItem;
    }

    private @Nullable LineItem lineItem(@Nullable String id, Known known) {
        LineItem before = lineItems.get(id);
        if (before != null || id == null) {
            return before;
        }
        JsonNode object = known.get(Kind.LINE_ITEM, id);
        if (object.isMissingNode()) {
            return null;
        }
        LineItem lineItem = LineItem.of(object, rules);
        lineItems.put(id, lineItem);
        return lineItem;
    }

    /** In lower case; some services write {@code fully_graded}. */
    private static String status(JsonRecord result) {
        String status = result.text(ResultFields.SCORE_STATUS);
        if (status == null) {
            throw new MalformedRecord("The result has no scoreStatus.");
        }
        return status.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static boolean isProvisional(JsonRecord result, String status) {
        return switch (status) {
            case "fully graded" ->
                JsonFields.isTrue(result.get(ResultFields.IN_PROGRESS))
                        || JsonFields.isTrue(result.get(ResultFields.INCOMPLETE));
            case "partially graded" -> true;
            default ->
                throw new MalformedRecord("The result's scoreStatus is none of the standard's: the hub does not know"
                        + " whether it is a grade.");
        };
    }

    private Completion completion(
            CompletionKey key, JsonRecord result, LineItem lineItem, Known known, boolean provisional) {
        Offering offering = offering(result, lineItem, known);
        return new Completion(
                key,
                learner(result.text(ResultFields.STUDENT), known),
                offering.code(),
                offering.title(),
                provisional ? Completion.State.PROVISIONAL : Completion.State.FINAL,
                scores.grade(result, lineItem, provisional),
                null,
                day(result),
                null,
                null,
                null,
                null);
    }

    private Learner learner(@Nullable String id, Known known) {
        return known.user(id)
                .orElseThrow(() -> new MalformedRecord("The SIS does not know the result's student."))
                .learner(sis, users::learner);
    }

    private Offering offering(JsonRecord result, LineItem lineItem, Known known) {
        Place place = new Place(result.text(ResultFields.LINE_ITEM), result.text(ResultFields.CLASS));
        Offering before = offerings.get(place);
        if (before == null) {
            before = offering(first(place.group(), lineItem.group()), lineItem.title(), known);
            offerings.put(place, before);
        }
        return before;
    }

    private Offering offering(@Nullable String classId, @Nullable String otherwise, Known known) {
        JsonNode group = known.get(Kind.CLASS, classId);
        JsonNode course = known.get(Kind.COURSE, reference(group, "course"));
        String title = first(JsonFields.text(course, "title"), first(JsonFields.text(group, "title"), otherwise));
        if (title == null) {
            throw new MalformedRecord("Neither course nor class nor line item of the result has a title.");
        }
        // the standard names no language
        return new Offering(
                first(JsonFields.text(course, "courseCode"), JsonFields.text(group, "classCode")),
                LocalizedText.of(sis.university().languages().getFirst(), title));
    }

    private static LocalDate day(JsonRecord result) {
        String text = result.text(ResultFields.SCORE_DATE);
        try {
            if (text == null || text.length() < 10) {
                throw new MalformedRecord("The result has no scoreDate.");
            }
            return IsoDay.ofDay(text.length() > 10 && text.charAt(10) == 'T' ? text.substring(0, 10) : text);
        } catch (DateTimeException e) {
            throw new MalformedRecord("The result's scoreDate is no date (yyyy-mm-dd).", e);
        }
    }

    private static @Nullable String first(@Nullable String one, @Nullable String other) {
        return one == null ? other : one;
    }
}
