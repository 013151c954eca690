package eu.passerelle.credentials.certificate;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a template's <code>{{...}}</code> can ask for; in capitals there, it comes in capitals. */
public enum Placeholder {
    LEARNER,
    /** The learner's name in another spelling, where there is one that the font can show. */
    OTHER_NAME,
    TITLE,
    UNIVERSITY(true),
    /** The organisation that awarded it, where the SIS names another than the university; else the university. */
    AWARDING_BODY,
    /** "Certificate" or "Micro-credential". */
    KIND(true),
    CREDITS,
    CREDITS_LABEL,
    LEVEL,
    LEVEL_LABEL,
    GRADE,
    GRADE_LABEL,
    DATE,
    DATE_LABEL,
    ISSUED,
    VALID_UNTIL,
    /** Credits, level and grade, those that there are, without a gap. */
    FACT1,
    FACT1_LABEL,
    FACT2,
    FACT2_LABEL,
    FACT3,
    FACT3_LABEL,
    ID,
    /** The first 13 signs of the id. */
    SHORT_ID,
    /** Address where the credential can be verified. */
    VERIFY,
    WORD_AWARDED_TO(true),
    WORD_COMPLETED(true),
    WORD_SEALED(true),
    WORD_VERIFY;

    private final boolean fixed;

    Placeholder() {
        this(false);
    }

    Placeholder(boolean fixed) {
        this.fixed = fixed;
    }

    /** Whether it is the same on all certificates of one university, language and kind. */
    boolean isFixed() {
        return fixed;
    }

    /** As templates write it, for example {@code awarding-body}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Placeholder> of(String key) {
        return Arrays.stream(values())
                .filter(placeholder -> placeholder.key().equals(key))
                .findFirst();
    }

    static String all() {
        return Arrays.stream(values()).map(Placeholder::key).collect(Collectors.joining(", "));
    }
}
