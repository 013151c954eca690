package eu.passerelle.recognition;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One fact that decision tables may ask for. The table in {@link RecognitionFacts} tells what each of them means. */
public enum Fact {
    STATE("state", Type.TEXT),
    OUTCOME("outcome", Type.TEXT),
    RECOGNISED_ELSEWHERE("recognisedElsewhere", Type.TRUTH),
    HAS_CREDITS("hasCredits", Type.TRUTH),
    CREDITS("credits", Type.NUMBER),
    EQF_LEVEL("eqfLevel", Type.NUMBER),
    WORKLOAD_HOURS("workloadHours", Type.NUMBER),
    OPPORTUNITY_KNOWN("opportunityKnown", Type.TRUTH),
    MISSING("missing", Type.LIST),
    KIND("kind", Type.TEXT),
    ASSESSMENT("assessment", Type.TEXT),
    PARTICIPATION("participation", Type.TEXT),
    QUALITY_ASSURANCE("qualityAssurance", Type.TEXT),
    LEARNER_IDENTIFIED("learnerIdentified", Type.TRUTH),
    REACHABLE("reachable", Type.TRUTH),
    UNIVERSITY("university", Type.TEXT),
    COUNTRY("country", Type.TEXT),
    LANGUAGE("language", Type.TEXT),
    AGE_DAYS("ageDays", Type.NUMBER);

    /** What a fact's value is, in FEEL's words: string, number, boolean, list of strings. */
    public enum Type {
        TEXT,
        NUMBER,
        TRUTH,
        LIST
    }

    private final String feelName;
    private final Type type;

    Fact(String feelName, Type type) {
        this.feelName = feelName;
        this.type = type;
    }

    /** The name in decision tables and examples. */
    public String feelName() {
        return feelName;
    }

    public Type type() {
        return type;
    }

    static Optional<Fact> named(String feelName) {
        return Stream.of(values())
                .filter(fact -> fact.feelName.equals(feelName))
                .findFirst();
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
