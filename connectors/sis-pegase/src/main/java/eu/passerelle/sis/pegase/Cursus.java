package eu.passerelle.sis.pegase;

import eu.passerelle.connectors.json.IsoDay;
import eu.passerelle.connectors.json.JsonFields;
import eu.passerelle.model.Sha256;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What a learner studies in one period ({@code Cursus} of CHC): where results are asked for, and what results do not
 * say themselves.
 *
 * @param root path of the enrolment's root, {@code F-ING-HYD>F-ING-HYD-A4}
 * @param begins first day of the period; results have no day of their own
 * @param credits ECTS of the elements by path
 */
record Cursus(String structure, String period, String root, LocalDate begins, Map<String, BigDecimal> credits) {

    private static final Pattern CODE = Pattern.compile("[A-Z0-9-]+");

    /** Empty for a cursus without a root: the learner has chosen nothing yet. */
    static Optional<Cursus> of(JsonNode cursus) throws Unreadable {
        JsonNode root = cursus.path("racinePedagogique");
        if (!root.isObject()) {
            return Optional.empty();
        }
        String structure = JsonFields.text(cursus, "codeStructure");
        String period = JsonFields.text(cursus.path("periode"), "code");
        String programme = JsonFields.text(cursus.path("formation"), "code");
        String code = JsonFields.text(root, "codeObjetMaquette");
        String begins = JsonFields.text(cursus.path("periode"), "dateDebut");
        if (structure == null || period == null || programme == null || code == null || begins == null) {
            throw new Unreadable(
                    "a cursus has no codeStructure, periode, formation, codeObjetMaquette or dateDebut",
                    "Ask the university to look into this learner's cursus in Pégase.");
        }
        String path = code.equals(programme) ? programme : programme + '>' + code;
        Map<String, BigDecimal> credits = new HashMap<>();
        collect(root, path, credits);
        try {
            return Optional.of(new Cursus(structure, period, path, IsoDay.ofDay(begins), credits));
        } catch (DateTimeException e) {
            throw new Unreadable("a period's dateDebut is not a date", "Correct the period in Pégase.");
        }
    }

    private static void collect(JsonNode element, String path, Map<String, BigDecimal> credits) {
        JsonNode ects = element.path("creditEcts");
        if (ects.isNumber()) {
            credits.put(path, ects.decimalValue());
        }
        for (JsonNode child : JsonFields.list(element, "enfants")) {
            String code = JsonFields.text(child, "codeObjetMaquette");
            if (code != null && CODE.matcher(code).matches()) {
                collect(child, path + '>' + code, credits);
            }
        }
    }

    /** The part of the SIS that one answer covers in full. */
    String scope(Enrolled learner) {
        return "cursus:" + learner.hash() + ':' + period + ':' + Sha256.key(root);
    }

    /** Learner, period and path are a result's natural key; the path is cut to a hash where it is long. */
    String key(Enrolled learner, String path) {
        return key(learner.hash(), period, path);
    }

    static String key(String learnerHash, String period, String path) {
        String place = path.length() > 150 ? "sha256:" + Sha256.key(path) : path;
        return learnerHash + ':' + period + ':' + place;
    }
}
