package eu.passerelle.sis.ooapi;

import eu.passerelle.connectors.json.IsoDay;
import eu.passerelle.connectors.json.JsonFields;
import eu.passerelle.connectors.json.JsonRecord;
import eu.passerelle.connectors.json.RecordField;
import eu.passerelle.model.Completion;
import eu.passerelle.model.Grade;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The {@code result} of an association: state, grade and day. */
final class ResultMapper {

    private final OoapiSettings settings;
    private final ZoneId zone;

    ResultMapper(OoapiSettings settings, ZoneId zone) {
        this.settings = settings;
        this.zone = zone;
    }

    /** Whether anything was judged yet: an enrolment whose result is only announced is no completion. */
    static boolean isThere(JsonRecord association) {
        String pass = Fields.word(association, AssociationFields.PASS);
        return "completed".equals(Fields.word(association, AssociationFields.RESULT_STATE))
                || association.text(AssociationFields.SCORE) != null
                || (pass != null && !pass.equals("unknown"));
    }

    Completion.State state(JsonRecord association) throws Unreadable {
        String state = Fields.word(association, AssociationFields.RESULT_STATE);
        return switch (state == null ? "" : state) {
            case "in_progress", "postponed", "queued" -> Completion.State.PROVISIONAL;
            case "completed" -> isFinal(association) ? Completion.State.FINAL : Completion.State.PROVISIONAL;
            default ->
                throw new Unreadable(
                        "result.state is absent or no word of the standard",
                        "Use in_progress, postponed, queued or completed.");
        };
    }

    /** v5 has no {@code final} of its own, only that of the consumer {@code nl-test-admin}; a v5 result is final. */
    private boolean isFinal(JsonRecord association) {
        Boolean said = association.flag(AssociationFields.FINAL);
        if (said != null) {
            return said;
        }
        for (JsonNode consumer : consumersOfResult(association)) {
            Boolean consumerSaid = JsonFields.flag(consumer.path("final"));
            if (consumerSaid != null) {
                return consumerSaid;
            }
        }
        return settings.version() == OoapiVersion.V5 || settings.takesCompletedForFinal();
    }

    Grade grade(JsonRecord association, @Nullable String valueType) throws Unreadable {
        String score = association.text(AssociationFields.SCORE);
        String pass = Fields.word(association, AssociationFields.PASS);
        Grade.Outcome outcome = switch (pass == null ? "" : pass) {
            case "passed" -> Grade.Outcome.PASSED;
            case "failed" -> Grade.Outcome.FAILED;
            default -> Grade.Outcome.UNKNOWN;
        };
        if (score != null) {
            return new Grade(score, scale(score, valueType), outcome);
        }
        if (pass == null || outcome == Grade.Outcome.UNKNOWN) {
            throw new Unreadable(
                    "the result is neither scored nor passed nor failed",
                    "Give the result a score or pass in the SIS.");
        }
        return new Grade(pass, ResultScale.PASS_FAIL.id(), outcome);
    }

    /** @throws Unreadable when the score cannot stand on the scale that the offering names */
    private String scale(String score, @Nullable String valueType) throws Unreadable {
        var named = ResultScale.ofWord(valueType);
        String fallback = settings.scaleDefault() == null ? ResultScale.UNKNOWN : settings.scaleDefault();
        var known = named.isPresent() ? named : ResultScale.ofId(fallback);
        if (known.isPresent() && !known.get().holds(score)) {
            throw new Unreadable(
                    "result.score is not on the scale " + known.get().id(),
                    "Correct the score, or the offering's resultValueType, in the SIS.");
        }
        return known.map(ResultScale::id).orElse(fallback);
    }

    /** {@code resultDate} (v5, a day) or {@code resultDateTime} (v6, in the university's time zone). */
    LocalDate day(JsonRecord association) throws Unreadable {
        String dateTime = association.text(AssociationFields.DATE_TIME);
        String text = dateTime == null ? association.text(AssociationFields.DATE) : dateTime;
        if (text == null) {
            throw new Unreadable("the result has no date", "Give the result a date in the SIS.");
        }
        try {
            LocalDate day = IsoDay.of(text, zone);
            if (day.getYear() >= 1900 && day.getYear() < 2200) {
                return day;
            }
        } catch (DateTimeException e) {
            throw new Unreadable(
                    "the result's date is not a date", "Correct the date in the SIS; ISO 8601 is expected.");
        }
        throw new Unreadable("the result's date is not plausible", "Correct the date in the SIS.");
    }

    /**
     * Where a recognised result comes from. The standard has no field for it: the university names one in {@code ext},
     * {@code consumer} (v6) or {@code consumers} (v5) of the result or its association.
     */
    @Nullable
    String recognisedFrom(JsonRecord association) {
        String result = origin(association.get(AssociationFields.RESULT_EXT), consumersOfResult(association));
        return result != null
                ? result
                : origin(
                        association.get(AssociationFields.EXT),
                        consumers(association, AssociationFields.CONSUMER, AssociationFields.CONSUMERS));
    }

    private @Nullable String origin(JsonNode extension, List<JsonNode> consumers) {
        String origin = origin(extension);
        for (int i = 0; origin == null && i < consumers.size(); i++) {
            origin = origin(consumers.get(i));
        }
        return origin;
    }

    private @Nullable String origin(JsonNode extension) {
        JsonNode value = extension.path(settings.recognitionKey());
        String text = Fields.text(value);
        return text != null ? text : value.isBoolean() && value.booleanValue() ? "unknown" : null;
    }

    private static List<JsonNode> consumersOfResult(JsonRecord association) {
        return consumers(association, AssociationFields.RESULT_CONSUMER, AssociationFields.RESULT_CONSUMERS);
    }

    private static List<JsonNode> consumers(JsonRecord association, RecordField v6, RecordField v5) {
        List<JsonNode> consumers = Fields.list(association.get(v6));
        List<JsonNode> more = Fields.list(association.get(v5));
        return more.isEmpty()
                ? consumers
                : Stream.concat(consumers.stream(), more.stream()).toList();
    }
}
