package eu.passerelle.dashboard.access;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a person may do at a university. Each includes {@link #VIEW}; {@link #ADMINISTER} includes all. */
public enum Role {
    /** See lists, journeys, runs, cases and credentials' states; no personal data of learners. */
    VIEW,
    /** Open payloads and see who learners are, each time for a purpose that the audit log keeps. */
    VIEW_PAYLOAD,
    /** Run now, retry, release. */
    RETRY,
    /** Change what a SIS has sent, and replay it. */
    EDIT,
    /** See and activate the university's configuration. */
    CONFIGURE,
    /** Decide referred cases and who is who; try policies. */
    RECOGNISE,
    /** All of it; at all universities: the operator, who sees the audit log too. */
    ADMINISTER;

    /** As it stands in {@code access.csv} and in answers: {@code view-payload}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }

    static String words() {
        return Arrays.stream(values()).map(Role::word).collect(Collectors.joining(", "));
    }

    boolean includes(Role other) {
        return this == other || this == ADMINISTER || other == VIEW;
    }
}
