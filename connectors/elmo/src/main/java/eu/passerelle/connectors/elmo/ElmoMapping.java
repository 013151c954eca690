package eu.passerelle.connectors.elmo;

import eu.passerelle.model.LearnerIdentifier;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a university's ELMO means beyond the standard. Case is ignored in all keys.
 *
 * @param gradingSchemes the document's grading scheme (its {@code localId}, external id or one of its descriptions) to
 *     the hub's scale
 * @param defaultScale scale of grades without a known scheme
 * @param learnerIdentifiers types of learner identifiers to what they are, with those that are known anyway
 */
public record ElmoMapping(
        Map<String, String> gradingSchemes,
        String defaultScale,
        Map<String, LearnerIdentifier.Kind> learnerIdentifiers) {

    private static final String UNKNOWN_SCALE = "unknown";

    private static final Map<String, LearnerIdentifier.Kind> KNOWN = Map.of(
            "esi", LearnerIdentifier.Kind.ESI,
            "europeanStudentIdentifier", LearnerIdentifier.Kind.ESI,
            "nationalIdentifier", LearnerIdentifier.Kind.NATIONAL,
            "local", LearnerIdentifier.Kind.LOCAL,
            "studentIdentifier", LearnerIdentifier.Kind.LOCAL,
            "email", LearnerIdentifier.Kind.EMAIL,
            "europassWallet", LearnerIdentifier.Kind.WALLET);

    public ElmoMapping {
        gradingSchemes = withoutCase(gradingSchemes);
        Map<String, LearnerIdentifier.Kind> kinds = withoutCase(KNOWN);
        kinds.putAll(learnerIdentifiers);
        learnerIdentifiers = kinds;
    }

    /** From settings, of which each may be left out. */
    public static ElmoMapping of(
            @Nullable Map<String, String> gradingSchemes,
            @Nullable String defaultScale,
            @Nullable Map<String, LearnerIdentifier.Kind> learnerIdentifiers) {
        return new ElmoMapping(
                gradingSchemes == null ? Map.of() : gradingSchemes,
                defaultScale == null ? UNKNOWN_SCALE : defaultScale,
                learnerIdentifiers == null ? Map.of() : learnerIdentifiers);
    }

    private static <V> TreeMap<String, V> withoutCase(Map<String, V> map) {
        TreeMap<String, V> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        sorted.putAll(map);
        return sorted;
    }

    /** What an identifier is; null when its type says nothing to us. */
    LearnerIdentifier.@Nullable Kind kind(String type, String value) {
        if (value.toLowerCase(Locale.ROOT).startsWith("urn:schac:personaluniquecode:int:esi:")) {
            return LearnerIdentifier.Kind.ESI;
        }
        return learnerIdentifiers.get(type);
    }

    /** The scale of a scheme, by the first of its names that is mapped. */
    String scale(List<String> names) {
        for (String name : names) {
            String scale = gradingSchemes.get(name);
            if (scale != null) {
                return scale;
            }
        }
        return defaultScale;
    }
}
