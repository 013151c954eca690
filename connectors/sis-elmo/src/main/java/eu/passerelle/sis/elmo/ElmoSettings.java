package eu.passerelle.sis.elmo;

import eu.passerelle.connectors.elmo.ElmoMapping;
import eu.passerelle.connectors.files.FileDropSettings;
import eu.passerelle.connectors.files.FileInbox;
import eu.passerelle.model.LearnerIdentifier;
import java.util.Map;
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

    /** Everything by default. */
    public static ElmoSettings of(FileInbox inbox) {
        return new ElmoSettings(inbox, null, null, null);
    }

    ElmoMapping mapping() {
        return ElmoMapping.of(gradingSchemes, defaultScale, learnerIdentifiers);
    }
}
