package eu.passerelle.simulators.fs;

import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedCourse;
import eu.passerelle.simulators.SimulatedLearner;
import eu.passerelle.simulators.SimulatedResult;
import eu.passerelle.simulators.SimulatedResult.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A {@code Resultat} of the FS schema with everything that hangs on it. */
final class FsJson {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private final Campus campus;
    private final String organisation;

    FsJson(Campus campus, String organisation) {
        this.campus = campus;
        this.organisation = organisation;
    }

    /** FS's ids are opaque. */
    static String id(String type, String name) {
        return Base64.getEncoder()
                .withoutPadding()
                .encodeToString((type + ':' + name).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A broken result has no date; one without learner no student. Recognised results, and failed ones of odd courses,
     * are pass or fail; all others have a letter.
     *
     * @param valid false once it was withdrawn
     */
    ObjectNode result(SimulatedResult result, boolean valid) {
        SimulatedCourse course = campus.courses().get(result.course());
        boolean provisional = result.kind() == Kind.PROVISIONAL;
        ObjectNode node = JSON.createObjectNode();
        node.put("id", id("Resultat", result.id())).put("erGyldig", valid);
        node.put("erKunngjort", !provisional).put("erOppnadd", !provisional);
        if (result.kind() != Kind.BROKEN) {
            node.put("tidspunktOpprettet", result.date() + "T12:00:00+01:00");
        }
        ObjectNode credits = node.putObject("gjeldendeVekting").put("verdi", course.ects());
        credits.putObject("vektingstype").put("kode", "SP");
        ObjectNode grade = node.putObject("karakter").put("bokstavEllerUgradert", true);
        grade.set("navnAlleSprak", names(Map.of("nb", grade(result))));
        node.putObject("vurderingsresultatstatus")
                .put("kode", result.passed() ? "B" : "S")
                .put("erBestatt", result.passed());
        node.putObject("emne").put("kode", course.code()).set("navnAlleSprak", names(course.title()));
        node.putObject("larested").put("organisasjonskode", organisation);
        if (result.kind() == Kind.RECOGNISED) {
            ObjectNode origin = node.putObject("opprinneligLarested").put("organisasjonskode", "201");
            origin.set("navnAlleSprak", names(Map.of("nb", "Universitetet i Bergen")));
        }
        node.putArray("parents");
        if (result.kind() != Kind.NO_LEARNER) {
            node.set("student", student(campus.learners().get(result.learner())));
        }
        return node;
    }

    private static String grade(SimulatedResult result) {
        if (result.kind() == Kind.RECOGNISED || !result.passed() && result.course() % 2 == 1) {
            return result.passed() ? "Bestått" : "Ikke bestått";
        }
        return String.valueOf("FEDCBA".charAt(result.grade()));
    }

    private static ObjectNode names(Map<String, String> byLanguage) {
        ObjectNode names = JSON.createObjectNode();
        byLanguage.forEach(names::put);
        return names;
    }

    private static ObjectNode student(SimulatedLearner learner) {
        ObjectNode student = JSON.createObjectNode();
        student.put("id", id("Student", learner.number())).put("studentnummer", learner.number());
        student.putObject("europeanStudentId").put("esiId", learner.esi());
        ObjectNode profile = student.putObject("personProfil");
        profile.putObject("navn").put("fornavn", learner.given()).put("etternavn", learner.family());
        profile.put("fodselsdato", learner.born().toString()).put("fodselsnummer", learner.nationalId());
        profile.put("institusjonsEpost", learner.email());
        return student;
    }
}
