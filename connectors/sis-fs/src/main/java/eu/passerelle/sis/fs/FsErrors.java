package eu.passerelle.sis.fs;

import eu.passerelle.connectors.failure.HubException;
import eu.passerelle.connectors.failure.SisRejected;
import eu.passerelle.connectors.failure.SisUnavailable;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * GraphQL answers HTTP 200 and tells errors in the body (GraphQL specification, section 7.1.2). FS's messages may quote
 * what was asked for, so only names of fields and classes of errors are passed on.
 */
final class FsErrors {

    static final String ADVICE = "FS marks nearly all fields of results as beta or experimental and removes fields on"
            + " announced dates (https://studieadministrasjon.sikt.no/apier). Update the hub, or have Sikt grant the"
            + " fields named in this connector's README.";

    private static final Pattern FIELD =
            Pattern.compile("(?i)\\b(?:field|felt(?:et)?|argument|type) ['\"`]?([A-Za-z_]\\w{0,60})");

    private final String university;

    FsErrors(String university) {
        this.university = university;
    }

    /** @throws HubException for errors that concern the whole answer */
    void check(JsonNode answer) {
        boolean nothing =
                !answer.path("data").isObject() || answer.at("/data/resultater").isNull();
        for (JsonNode error : answer.path("errors")) {
            if (nothing || number(error) == null) {
                throw failure(error);
            }
        }
    }

    /** Errors of single results: the result's place on the page, and the field that could not be answered. */
    static Map<Integer, String> ofNodes(JsonNode answer) {
        Map<Integer, String> failed = new LinkedHashMap<>();
        for (JsonNode error : answer.path("errors")) {
            Integer number = number(error);
            if (number != null) {
                failed.putIfAbsent(number, error.at("/path/3").asString("unknown"));
            }
        }
        return failed;
    }

    private static @Nullable Integer number(JsonNode error) {
        boolean node = error.at("/path/0").asString("").equals("resultater")
                && error.at("/path/1").asString("").equals("nodes")
                && error.at("/path/2").isIntegralNumber();
        return node ? (Integer) error.at("/path/2").intValue() : null;
    }

    private HubException failure(JsonNode error) {
        String message = error.path("message").asString("");
        String kind = kind(error, message);
        String words = (kind + ' ' + message).toLowerCase(Locale.ROOT);
        if (words.contains("introspection")) {
            return new SisRejected(university + ": FS does not permit introspection (" + kind + ").");
        }
        if (words.contains("validation") || words.contains("cannot query field") || words.contains("undefined")) {
            Matcher field = FIELD.matcher(message);
            String named = field.find() ? " '" + field.group(1) + "'" : " that we ask for";
            return new SisRejected(university + ": FS does not know the field" + named + " (" + kind + "). " + ADVICE);
        }
        if (words.contains("forbidden") || words.contains("unauthor") || words.contains("unauthenticated")) {
            return new SisRejected(university + ": FS does not permit this read (" + kind
                    + "). Have Sikt grant our user the results of the organisation in 'organisation'.");
        }
        if (words.contains("syntax") || words.contains("bad_request")) {
            return new SisRejected(university + ": FS refuses the query (" + kind + "). " + ADVICE
                    + " If a reading was interrupted long ago, read the university anew from its start.");
        }
        return new SisUnavailable(university + ": FS could not answer (" + kind + ").");
    }

    private static String kind(JsonNode error, String message) {
        String classification = error.at("/extensions/classification").asString("");
        String code = classification.isEmpty() ? error.at("/extensions/code").asString("") : classification;
        if (code.matches("[A-Za-z_]{1,60}")) {
            return code;
        }
        return message.startsWith("Validation error") ? "ValidationError" : "no class of error";
    }
}
