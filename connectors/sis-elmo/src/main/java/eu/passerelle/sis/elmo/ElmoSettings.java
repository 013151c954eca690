package eu.passerelle.sis.elmo;

import eu.passerelle.connectors.files.FileDropSettings;
import eu.passerelle.connectors.files.FileInbox;
import eu.passerelle.model.LearnerIdentifier;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How one university's ELMO files are read.
 *
 * @param gradingSchemes the file's grading scheme (its {@code localId}, external id or one of its descriptions, case
 *     ignored) to the hub's scale, for example {@code fi-0-5}; local ids mean something inside one file only, so that a
 *     university that numbers them anew in each file is mapped by description
 * @param defaultScale scale of grades without a known scheme; default {@code unknown}
 * @param learnerIdentifiers further types of learner identifiers to what they are; case ignored. Known without: {@code
 *     esi}, {@code nationalIdentifier}, {@code local}, {@code studentIdentifier}, {@code email}, {@code
 *     europassWallet}
 */
public record ElmoSettings(
        FileInbox inbox,
        @Nullable Map<String, String> gradingSchemes,
        @Nullable String defaultScale,
        @Nullable Map<String, LearnerIdentifier.Kind> learnerIdentifiers)
        implements FileDropSettings {

    static final String UNKNOWN_SCALE = "unknown";

    private static final Map<String, LearnerIdentifier.Kind> KNOWN = Map.of(
            "esi", LearnerIdentifier.Kind.ESI,
            "europeanStudentIdentifier", LearnerIdentifier.Kind.ESI,
            "nationalIdentifier", LearnerIdentifier.Kind.NATIONAL,
            "local", LearnerIdentifier.Kind.LOCAL,
            "studentIdentifier", LearnerIdentifier.Kind.LOCAL,
            "email", LearnerIdentifier.Kind.EMAIL,
            "europassWallet", LearnerIdentifier.Kind.WALLET);

    public ElmoSettings {
        gradingSchemes = withoutCase(gradingSchemes == null ? Map.of() : gradingSchemes);
        Map<String, LearnerIdentifier.Kind> kinds = withoutCase(KNOWN);
        kinds.putAll(learnerIdentifiers == null ? Map.of() : learnerIdentifiers);
        learnerIdentifiers = kinds;
    }

    /** Everything by default. */
    public static ElmoSettings of(FileInbox inbox) {
        return new ElmoSettings(inbox, null, null, null);
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
        return learnerIdentifiers == null ? null : learnerIdentifiers.get(type);
    }

    /** The scale of a scheme, by the first of its names that is mapped. */
    String scale(List<String> names) {
        for (String name : names) {
            String scale = gradingSchemes == null ? null : gradingSchemes.get(name);
            if (scale != null) {
                return scale;
            }
        }
        return defaultScale == null ? UNKNOWN_SCALE : defaultScale;
    }
}
