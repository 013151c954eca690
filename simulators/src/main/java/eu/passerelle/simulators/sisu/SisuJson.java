package eu.passerelle.simulators.sisu;

import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedCourse;
import eu.passerelle.simulators.SimulatedLearner;
import eu.passerelle.simulators.SimulatedResult;
import eu.passerelle.simulators.SimulatedResult.Kind;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Sisu's entities: attainments, private persons, course units, grade scales. */
final class SisuJson {

    static final JsonMapper JSON = JsonMapper.builder().build();

    static final String FIVE = "sis-0-5";
    static final String PASS = "sis-hyl-hyv";

    private final Campus campus;

    SisuJson(Campus campus) {
        this.campus = campus;
    }

    /**
     * A broken result has no date; one without learner no person. Recognised results, and failed ones of odd
     * courses, are pass or fail. Recognised ones are custom attainments, which carry name and code themselves.
     */
    ObjectNode attainment(SimulatedResult result, boolean deleted) {
        SimulatedCourse course = campus.courses().get(result.course());
        boolean recognised = result.kind() == Kind.RECOGNISED;
        boolean five = !recognised && (result.passed() || result.course() % 2 == 0);
        ObjectNode node = JSON.createObjectNode();
        node.put("id", result.id()).put("type", recognised ? "CustomCourseUnitAttainment" : "CourseUnitAttainment");
        node.put("documentState", deleted ? "DELETED" : result.kind() == Kind.PROVISIONAL ? "DRAFT" : "ACTIVE");
        node.put("state", result.passed() ? "ATTAINED" : "FAILED").put("primary", true);
        node.put("misregistration", false).put("credits", course.ects());
        node.put("gradeScaleId", five ? FIVE : PASS);
        node.put("gradeId", five ? result.grade() : result.passed() ? 1 : 0);
        if (result.kind() != Kind.BROKEN) {
            node.put("attainmentDate", result.date().toString());
        }
        if (result.kind() != Kind.NO_LEARNER) {
            node.put("personId", personId(campus.learners().get(result.learner())));
        }
        node.put("attainmentLanguageUrn", "urn:code:language:en");
        if (recognised) {
            node.put("code", course.code()).set("name", names(course.title()));
            node.putObject("creditTransferInfo")
                    .put("educationalInstitutionUrn", "urn:code:educational-institution:10089");
        } else {
            node.put("courseUnitId", courseUnitId(course));
        }
        return node;
    }

    ObjectNode person(SimulatedLearner learner) {
        ObjectNode node = JSON.createObjectNode();
        node.put("id", personId(learner)).put("documentState", "ACTIVE").put("studentNumber", learner.number());
        node.put("firstNames", learner.given()).put("lastName", learner.family());
        node.put("dateOfBirth", learner.born().toString()).put("personalIdentityCode", learner.nationalId());
        return node.put("primaryEmail", learner.email());
    }

    ObjectNode courseUnit(SimulatedCourse course) {
        ObjectNode node = JSON.createObjectNode();
        node.put("id", courseUnitId(course)).put("code", course.code()).set("name", names(course.title()));
        node.putObject("credits").put("min", course.ects()).put("max", course.ects());
        return node;
    }

    static ObjectNode scale(String id, String... abbreviations) {
        ObjectNode scale = JSON.createObjectNode();
        scale.put("id", id).put("documentState", "ACTIVE");
        var grades = scale.putArray("grades");
        for (int i = 0; i < abbreviations.length; i++) {
            ObjectNode grade = grades.addObject();
            grade.put("localId", String.valueOf(i)).put("passed", i > 0).put("numericCorrespondence", i);
            grade.set("abbreviation", names(Map.of("fi", abbreviations[i])));
        }
        return scale;
    }

    static String personId(SimulatedLearner learner) {
        return "tuni-person-" + learner.number();
    }

    static String courseUnitId(SimulatedCourse course) {
        return "otm-" + course.code();
    }

    private static ObjectNode names(Map<String, String> byLanguage) {
        ObjectNode names = JSON.createObjectNode();
        byLanguage.forEach(names::put);
        return names;
    }
}
