package eu.passerelle.connectors.mapping;

import eu.passerelle.model.Completion;
import eu.passerelle.model.Credits;
import eu.passerelle.model.Grade;
import eu.passerelle.model.Learner;
import eu.passerelle.model.LocalizedText;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A completion as expressions read it: the words are those of the {@code mapping:} section. */
final class CompletionTree {

    private final Map<String, Object> fields = new LinkedHashMap<>();

    private CompletionTree() {}

    static Map<String, Object> of(Completion completion) {
        CompletionTree tree = new CompletionTree();
        tree.put("key", completion.key().sourceKey());
        tree.put("learner", learner(completion.learner()));
        tree.put("opportunityCode", completion.opportunityCode());
        tree.put("title", texts(completion.title()));
        tree.put("state", Fields.word(completion.state().name()));
        tree.put("grade", grade(completion.grade()));
        tree.put("credits", credits(completion.credits()));
        tree.put("completedOn", completion.completedOn().toString());
        tree.put("awardingBody", texts(completion.awardingBody()));
        tree.put("language", completion.language());
        tree.put("recognisedFrom", completion.recognisedFrom());
        tree.put("partOf", completion.partOf());
        return tree.fields;
    }

    private void put(String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value);
        }
    }

    private static Map<String, Object> learner(Learner learner) {
        CompletionTree tree = new CompletionTree();
        tree.put(
                "names",
                learner.names().stream()
                        .map(name -> Map.of("given", name.given(), "family", name.family()))
                        .toList());
        LocalDate born = learner.born();
        tree.put("born", born == null ? null : born.toString());
        List<Map<String, Object>> identifiers = learner.identifiers().stream()
                .map(identifier -> {
                    CompletionTree one = new CompletionTree();
                    one.put("kind", identifier.kind().name());
                    one.put("value", identifier.value());
                    one.put("issuer", identifier.issuer());
                    return one.fields;
                })
                .toList();
        tree.put("identifiers", identifiers);
        return tree.fields;
    }

    private static @Nullable Map<String, String> texts(@Nullable LocalizedText text) {
        return text == null ? null : text.byLanguage();
    }

    private static @Nullable Map<String, Object> grade(@Nullable Grade grade) {
        return grade == null
                ? null
                : Map.of(
                        "raw",
                        grade.raw(),
                        "scale",
                        grade.scale(),
                        "outcome",
                        Fields.word(grade.outcome().name()));
    }

    private static @Nullable Map<String, Object> credits(@Nullable Credits credits) {
        if (credits == null) {
            return null;
        }
        CompletionTree tree = new CompletionTree();
        tree.put("value", credits.value());
        tree.put("unit", credits.unit());
        tree.put("ects", credits.ects());
        return tree.fields;
    }
}
