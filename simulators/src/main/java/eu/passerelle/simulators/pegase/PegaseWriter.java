package eu.passerelle.simulators.pegase;

import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedCourse;
import eu.passerelle.simulators.SimulatedLearner;
import eu.passerelle.simulators.SimulatedResult;
import eu.passerelle.simulators.SimulatedResult.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes enrolments (INS v2), cursus (CHC v1) and results (COC publication v2). Grades 0 to 5 become 8.5, 10, 12, 14.25,
 * 16 and 18. Each result stands in a group of its own, so that a course taken twice has two paths.
 */
final class PegaseWriter {

    static final JsonMapper JSON = JsonMapper.builder().build();
    static final String STRUCTURE = "ETAB00";
    static final String PERIOD = "PER-2026";
    static final String PROGRAMME = "F-MC";
    static final String ROOT = PROGRAMME + ">F-MC-A1";

    private static final List<BigDecimal> MARKS = List.of(
            new BigDecimal("8.5"),
            new BigDecimal("10"),
            new BigDecimal("12"),
            new BigDecimal("14.25"),
            new BigDecimal("16"),
            new BigDecimal("18"));
    /** Members that are null unless their evaluation is published. */
    private static final List<String> UNPUBLISHED = List.of(
            "noteSession1",
            "coefficientSession1",
            "pointsJurySession1",
            "resultatSession1",
            "rangSession1",
            "creditsEctsSession1",
            "absenceSession1",
            "noteSession2",
            "coefficientSession2",
            "pointsJurySession2",
            "resultatSession2",
            "absenceSession2",
            "noteRetenue",
            "pointsJuryRetenus",
            "noteFinale",
            "coefficientFinal",
            "resultatFinal",
            "absenceFinale",
            "rangFinal",
            "rangTotal",
            "creditsEctsFinaux",
            "mention",
            "Gpa",
            "gradeEcts",
            "numeroSessionRetenue",
            "delibereSession1",
            "delibereFinales");

    private final Campus campus;

    PegaseWriter(Campus campus) {
        this.campus = campus;
    }

    /** {@code insa-new-0} in the group G-NEW-0. */
    String path(SimulatedResult result) {
        return group(result) + '>' + campus.courses().get(result.course()).code();
    }

    private static String group(SimulatedResult result) {
        String number = result.id().substring(result.id().indexOf('-') + 1).toUpperCase(Locale.ROOT);
        return ROOT + ">G-" + number;
    }

    ObjectNode enrolment(SimulatedLearner learner, boolean cancelled) {
        ObjectNode enrolment = JSON.createObjectNode()
                .put("UAI", "0310152X")
                .put("codeApprenant", learner.number())
                .put("dateInscription", "2026-09-01")
                .put("INE", learner.nationalId())
                .put("nomFamille", learner.family())
                .put("prenom", learner.given())
                .put("dateDeNaissance", learner.born().toString())
                .put("statutInscription", cancelled ? "annulee" : "valide")
                .put("inscriptionPrincipale", true)
                .put("formation", PROGRAMME)
                .put("periode", PERIOD);
        enrolment
                .putArray("mels")
                .addObject()
                .put("canalCommunication", "VueContactMel")
                .put("code", "MAIL_INST")
                .put("mail", learner.email());
        return enrolment;
    }

    ArrayNode cursus(List<SimulatedResult> results) {
        ArrayNode all = JSON.createArrayNode();
        ObjectNode cursus = all.addObject().put("codeStructure", STRUCTURE);
        cursus.putObject("periode")
                .put("code", PERIOD)
                .put("libelleAffichage", "Période 2026/2027")
                .put("dateDebut", "2026-09-01");
        cursus.putObject("formation").put("code", PROGRAMME).put("libelleLong", "Micro-certifications");
        ObjectNode root = element(cursus.putObject("racinePedagogique"), "F-MC-A1", "Année", null);
        for (SimulatedResult result : results) {
            String group = group(result);
            ObjectNode chosen = element(
                    ((ArrayNode) root.get("enfants")).addObject(),
                    group.substring(group.lastIndexOf('>') + 1),
                    "Groupement",
                    null);
            SimulatedCourse course = campus.courses().get(result.course());
            element(((ArrayNode) chosen.get("enfants")).addObject(), course.code(), "UE", course.ects());
        }
        return all;
    }

    private static ObjectNode element(ObjectNode element, String code, String kind, @Nullable BigDecimal ects) {
        element.put("codeObjetMaquette", code)
                .put("libelleLongObjetMaquette", code)
                .put("libelleAffichageTypeObjetFormation", kind)
                .put("estObligatoire", true)
                .put("creditEcts", ects)
                .putNull("amenagements")
                .put("typeChoixPedagogique", "AFFECTATION_CHOISIE");
        element.putArray("enfants");
        return element;
    }

    /** The root first, of which nothing is published, then the results; groups have no row. */
    ArrayNode results(List<SimulatedResult> results, Set<String> unpublished) {
        ArrayNode rows = JSON.createArrayNode();
        rows.add(row(ROOT, "F-MC-A1", "Année 1"));
        for (SimulatedResult result : results) {
            SimulatedCourse course = campus.courses().get(result.course());
            String title = course.title()
                    .getOrDefault("fr", String.valueOf(course.title().get("en")));
            ObjectNode row = row(path(result), course.code(), title);
            if (unpublished.contains(result.id())) {
                rows.add(row);
                continue;
            }
            if (result.kind() == Kind.PROVISIONAL) {
                publishSession(row, result);
            } else {
                publishFinal(row, result, course.ects());
            }
            rows.add(row);
        }
        return rows;
    }

    private static ObjectNode row(String path, String code, String title) {
        ObjectNode row = JSON.createObjectNode().put("codeChemin", path);
        row.putObject("objetFeuille")
                .put("code", code)
                .put("libelleCourt", code)
                .put("libelleLong", title);
        row.put("bareme", 20).put("concerneParSession2", false);
        UNPUBLISHED.forEach(row::putNull);
        row.put("publieSession1", false).put("publieSession2", false).put("publieEvaluationsFinales", false);
        row.putArray("listeTypeAmenagement");
        row.putArray("listeControle");
        return row.put("acquisCapitalise", false).putNull("periodeAcquisCapitalise");
    }

    private static void publishSession(ObjectNode row, SimulatedResult result) {
        row.put("publieSession1", true).put("delibereSession1", false).put("noteSession1", MARKS.get(result.grade()));
        result(row, "resultatSession1", result.passed());
    }

    private static void publishFinal(ObjectNode row, SimulatedResult result, BigDecimal ects) {
        row.put("publieEvaluationsFinales", true).put("delibereFinales", true).put("numeroSessionRetenue", 1);
        boolean broken = result.kind() == Kind.BROKEN;
        BigDecimal mark = broken ? new BigDecimal("47") : MARKS.get(result.grade());
        row.put("noteRetenue", mark).put("noteFinale", mark);
        if (broken && result.learner() % 2 == 0) {
            row.put("noteFinale", "douze");
        }
        result(row, "resultatFinal", result.passed());
        if (result.passed()) {
            row.put("creditsEctsFinaux", ects);
        }
        if (result.kind() == Kind.RECOGNISED) {
            ((ArrayNode) row.get("listeTypeAmenagement"))
                    .addObject()
                    .put("code", "TAM001")
                    .put("libelleCourt", "VALIDATION")
                    .put("libelleLong", "VALIDATION - DISPENSE")
                    .put("libelleAffichage", "Validation - Dispense");
        }
    }

    private static void result(ObjectNode row, String name, boolean passed) {
        row.putObject(name)
                .put("code", passed ? "TRE001" : "TRE002")
                .put("libelleCourt", passed ? "ADM" : "AJ")
                .put("libelleLong", passed ? "ADMIS" : "AJOURNE")
                .put("libelleAffichage", passed ? "Admis" : "Ajourné");
    }
}
