package eu.passerelle.recognition;

import eu.passerelle.model.LearningOpportunity;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One fact that decision tables may ask for. The table in {@link RecognitionFacts} tells what each of them means. */
public enum Fact {
    STATE("state", "provisional", "final"),
    OUTCOME("outcome", "passed", "failed", "unknown"),
    RECOGNISED_ELSEWHERE("recognisedElsewhere", Type.TRUTH),
    ORIGIN_KNOWN("originKnown", Type.TRUTH),
    DUPLICATE("duplicate", Type.TRUTH),
    PART_OF_ANOTHER("partOfAnother", Type.TRUTH),
    RELEASE_MODE("releaseMode", "automatic", "on-request"),
    RELEASE_ASKED("releaseAsked", Type.TRUTH),
    AGE_DAYS("ageDays", Type.NUMBER),
    LEARNER_IDENTIFIED("learnerIdentified", Type.TRUTH),
    REACHABLE("reachable", Type.TRUTH),
    OPPORTUNITY_KNOWN("opportunityKnown", Type.TRUTH),
    MISSING("missing", Type.LIST),
    KIND("kind", words(LearningOpportunity.MicroCredentialKind.class)),
    ASSESSMENT("assessment", words(LearningOpportunity.AssessmentType.class)),
    PARTICIPATION("participation", words(LearningOpportunity.Participation.class)),
    IDENTITY_VERIFICATION("identityVerification", words(LearningOpportunity.IdentityVerification.class)),
    STACKABLE("stackable", Type.TRUTH),
    HAS_CREDITS("hasCredits", Type.TRUTH),
    CREDITS("credits", Type.NUMBER),
    WORKLOAD_HOURS("workloadHours", Type.NUMBER),
    EQF_LEVEL("eqfLevel", Type.NUMBER),
    CYCLE("cycle", "short", "first", "second", "third"),
    AUTHORITY("authority", Type.NUMBER),
    QUALITY_ASSURANCE("qualityAssurance", words(LearningOpportunity.QualityAssurance.Type.class)),
    QUALITY_REFERENCE("qualityReference", Type.TRUTH),
    ACCREDITATION("accreditation", words(Accreditation.Verdict.class)),
    STACK("stack", "part", "whole"),
    PART_KINDS("partKinds", Type.LIST),
    PART_LEVEL("partLevel", Type.NUMBER),
    PART_CREDITS("partCredits", Type.NUMBER),
    PART_AGE_DAYS("partAgeDays", Type.NUMBER),
    PARTS_OVERLAP("partsOverlap", Type.TRUTH),
    UNIVERSITY("university", Type.TEXT),
    COUNTRY("country", Type.TEXT),
    LANGUAGE("language", Type.TEXT);

    /** What a fact's value is, in FEEL's words: string, number, boolean, list of strings. */
    public enum Type {
        TEXT("string"),
        NUMBER("number"),
        TRUTH("boolean"),
        LIST("Any");

        private final String feelName;

        Type(String feelName) {
            this.feelName = feelName;
        }

        String feelName() {
            return feelName;
        }
    }

    private static final Map<String, Fact> BY_NAME =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(Fact::feelName, fact -> fact));

    private final String feelName;
    private final Type type;
    private final List<String> words;

    Fact(String feelName, Type type) {
        this.feelName = feelName;
        this.type = type;
        this.words = List.of();
    }

    Fact(String feelName, String... words) {
        this.feelName = feelName;
        this.type = Type.TEXT;
        this.words = List.of(words);
    }

    private static String[] words(Class<? extends Enum<?>> type) {
        return Stream.of(type.getEnumConstants()).map(Fact::word).toArray(String[]::new);
    }

    /** How tables write a constant of Java: {@code FORMAL_WITHIN_PATH} is {@code formal-within-path}. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** All values that a text can have; empty where it may be anything. */
    List<String> words() {
        return words;
    }

    /** The name in decision tables and examples. */
    public String feelName() {
        return feelName;
    }

    public Type type() {
        return type;
    }

    static Optional<Fact> named(String feelName) {
        return Optional.ofNullable(BY_NAME.get(feelName));
    }

    static List<String> names() {
        return Stream.of(values()).map(Fact::feelName).toList();
    }

    /**
     * A value as an example writes it; lists are separated by {@code |}, {@code []} is the empty one.
     *
     * @throws IllegalArgumentException it is not of this fact's type
     */
    Object parse(String text) {
        return switch (type) {
            case TEXT -> text;
            case NUMBER -> number(text);
            case TRUTH -> truth(text);
            case LIST ->
                text.equals("[]")
                        ? List.of()
                        : Arrays.stream(text.split("[|]")).map(String::strip).toList();
        };
    }

    private BigDecimal number(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(feelName + " is a number, not '" + text + "'", e);
        }
    }

    private Boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(feelName + " is true or false, not '" + text + "'");
        };
    }
}
