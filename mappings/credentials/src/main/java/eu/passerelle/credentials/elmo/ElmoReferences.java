package eu.passerelle.credentials.elmo;

import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.PartnerCompletion;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Local identifiers of the courses in one recognition's basis. A mapping refers to a course by that alone, so that it must
 * be unique there: the partner's code; where two partners or two results share one, or there is none, the result's key.
 */
final class ElmoReferences {

    private final Map<CompletionKey, String> byKey;

    private ElmoReferences(Map<CompletionKey, String> byKey) {
        this.byKey = byKey;
    }

    static ElmoReferences of(List<PartnerCompletion> sources) {
        Set<String> seen = new HashSet<>();
        Set<String> shared = new HashSet<>();
        for (PartnerCompletion source : sources) {
            String code = code(source);
            if (!seen.add(code)) {
                shared.add(code);
            }
        }
        Map<CompletionKey, String> byKey = new HashMap<>();
        for (PartnerCompletion source : sources) {
            CompletionKey key = source.completion().key();
            String code = code(source);
            boolean isUnique = !code.isEmpty() && !shared.contains(code);
            byKey.put(key, isUnique ? code : key.university() + "/" + ElmoXml.token(key.sourceKey()));
        }
        return new ElmoReferences(Map.copyOf(byKey));
    }

    String to(PartnerCompletion source) {
        return Objects.requireNonNull(byKey.get(source.completion().key()));
    }

    private static String code(PartnerCompletion source) {
        return ElmoXml.token(Objects.requireNonNullElse(source.completion().opportunityCode(), ""));
    }
}
