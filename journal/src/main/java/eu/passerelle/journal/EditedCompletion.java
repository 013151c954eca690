package eu.passerelle.journal;

import eu.passerelle.journal.RawReading.Answer;
import eu.passerelle.journal.ReadAgain.Kept;
import eu.passerelle.model.Completion;
import eu.passerelle.model.Credits;
import eu.passerelle.model.Grade;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;

/** A completion that a person has written. What is wrong with it is told without what stands in it. */
final class EditedCompletion {

    private static final String FORM = """
            {
              "key": {"university": "%s", "sourceKey": "%s"},
              "learner": {"names": [{"given": "", "family": ""}], "born": "", "identifiers": []},
              "opportunityCode": "",
              "title": {"byLanguage": {"en": ""}},
              "state": "FINAL",
              "grade": {"raw": "", "scale": "", "outcome": "PASSED"},
              "credits": {"value": 0, "unit": "ects", "ects": 0},
              "completedOn": ""
            }
            """;

    private EditedCompletion() {}

    static Answer read(Kept kept, byte[] content, RawReading reading) {
        try {
            Completion completion = ModelJson.readStrictly(content, Completion.class);
            String missing = missing(completion);
            if (missing != null) {
                return new Answer.Unreadable("'" + missing + "' is missing.");
            }
            return ReadAgain.checked(
                    kept,
                    new Answer.Read(completion, "", reading.rules(kept.key().university())));
        } catch (DatabindException e) {
            String where = e.getPath().stream()
                    .map(part -> part.getPropertyName() == null ? "[" + part.getIndex() + "]" : part.getPropertyName())
                    .collect(Collectors.joining("."));
            // the model's own rules; their messages name no value
            String rule = e.getCause() instanceof IllegalArgumentException cause ? ": " + cause.getMessage() : "";
            return new Answer.Unreadable("'" + where + "' is not what a completion has there" + rule + ".");
        } catch (JacksonException e) {
            return new Answer.Unreadable("It is no JSON from line "
                    + (e.getLocation() == null ? 1 : e.getLocation().getLineNr()) + " on.");
        }
    }

    /** What every completion has, although JSON may leave it out. */
    private static @Nullable String missing(Completion completion) {
        Map<String, @Nullable Object> needed = new LinkedHashMap<>();
        needed.put("key", completion.key());
        needed.put("learner", completion.learner());
        needed.put("title", completion.title());
        needed.put("state", completion.state());
        needed.put("completedOn", completion.completedOn());
        Grade grade = completion.grade();
        if (grade != null) {
            needed.put("grade.raw", grade.raw());
            needed.put("grade.scale", grade.scale());
            needed.put("grade.outcome", grade.outcome());
        }
        Credits credits = completion.credits();
        if (credits != null) {
            needed.put("credits.value", credits.value());
            needed.put("credits.unit", credits.unit());
        }
        if (completion.learner() != null) {
            completion.learner().identifiers().forEach(identifier -> {
                needed.put("learner.identifiers.kind", identifier.kind());
                needed.put("learner.identifiers.value", identifier.value());
            });
        }
        return needed.entrySet().stream()
                .filter(each -> each.getValue() == null)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    /** Where nothing could be read: what a person fills in. */
    static byte[] form(Kept kept) {
        return FORM.formatted(
                        kept.key().university(),
                        kept.key().sourceKey().replace("\\", "\\\\").replace("\"", "\\\""))
                .getBytes(StandardCharsets.UTF_8);
    }
}
