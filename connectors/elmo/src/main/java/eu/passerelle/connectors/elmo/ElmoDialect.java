package eu.passerelle.connectors.elmo;

import eu.passerelle.connectors.failure.MalformedRecord;
import eu.passerelle.connectors.xml.XmlNode;
import eu.passerelle.model.Grade.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * How a system writes results where the standard leaves room, or where it does not follow the standard.
 *
 * @param keyedBy elements of a result that tell one attempt from the next where the result has no identifier, the best
 *     first, for example {@code academicTerm/start}
 * @param datedBy elements that hold the day of a result, the best first
 * @param outcome by {@code status} and {@code resultLabel}
 */
public record ElmoDialect(
        List<String> keyedBy, List<String> datedBy, BiFunction<Optional<String>, Optional<String>, Outcome> outcome) {

    private static final List<String> DAYS = List.of("date", "start", "academicTerm/start");

    /** ELMO 1.x and 2.x to the letter: a result without status is passed. */
    public static final ElmoDialect STANDARD = new ElmoDialect(DAYS, DAYS, (status, label) -> byStatus(status));

    public ElmoDialect {
        keyedBy = List.copyOf(keyedBy);
        datedBy = List.copyOf(datedBy);
    }

    private static Outcome byStatus(Optional<String> status) {
        return switch (status.orElse("passed")) {
            case "passed" -> Outcome.PASSED;
            case "failed" -> Outcome.FAILED;
            case "in-progress" -> Outcome.UNKNOWN;
            default -> throw new MalformedRecord("status is none of passed, failed and in-progress.");
        };
    }

    /** Text at a path of elements. */
    static Optional<String> at(XmlNode node, String path) {
        int slash = path.indexOf('/');
        return slash < 0
                ? node.text(path)
                : node.child(path.substring(0, slash)).flatMap(child -> at(child, path.substring(slash + 1)));
    }
}
