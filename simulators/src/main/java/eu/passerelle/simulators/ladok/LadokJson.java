package eu.passerelle.simulators.ladok;

import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedCourse;
import eu.passerelle.simulators.SimulatedLearner;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The REST lookups: students, their contact data, course instances and modules, grading scales. */
final class LadokJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Campus campus;

    LadokJson(Campus campus) {
        this.campus = campus;
    }

    Optional<byte[]> student(String uid) {
        return learner(uid).map(learner -> {
            ObjectNode student = JSON.createObjectNode();
            student.put("Avliden", false).put("Efternamn", learner.family());
            student.put("ExterntUID", LadokUids.of("external", learner.number()));
            student.put("Fodelsedata", learner.born().toString()).put("Fornamn", learner.given());
            student.put("LarosateID", 27).put("Personnummer", learner.nationalId());
            return bytes(student.put("Uid", uid));
        });
    }

    Optional<byte[]> contact(String uid) {
        return learner(uid).map(learner -> {
            ObjectNode contact = JSON.createObjectNode();
            contact.put("Epostadress", learner.email()).put("StudentUID", uid);
            return bytes(contact.put("Uid", LadokUids.of("contact", uid)));
        });
    }

    /** Of a course or of its module. */
    Optional<byte[]> instance(String uid) {
        return campus.courses().stream()
                .filter(course -> LadokUids.instance(course).equals(uid)
                        || LadokUids.module(course).equals(uid))
                .findFirst()
                .map(course -> bytes(instance(uid, course)));
    }

    private ObjectNode instance(String uid, SimulatedCourse course) {
        boolean module = LadokUids.module(course).equals(uid);
        ObjectNode instance = JSON.createObjectNode();
        ObjectNode titles = instance.putObject("Benamningar");
        course.title().forEach(titles::put);
        instance.put("Omfattningsvarde", course.ects().toPlainString()).put("SenasteVersion", true);
        instance.put("Uid", uid).put("UtbildningUID", LadokUids.of("kurs", course.code()));
        return instance.put("Utbildningskod", module ? "MOD1" : course.code());
    }

    byte[] scales() {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode scales = answer.putArray("Betygsskala");
        for (LadokScale scale : LadokScale.values()) {
            ObjectNode written = scales.addObject();
            written.put("ID", String.valueOf(scale.id())).put("Kod", scale.code());
            ArrayNode grades = written.putArray("Betygsgrad");
            for (String grade : scale.grades()) {
                grades.addObject()
                        .put("ID", String.valueOf(scale.gradeId(grade)))
                        .put("Kod", grade)
                        .put("GiltigSomSlutbetyg", !grade.equals("U") && !grade.equals("FX"));
            }
        }
        return bytes(answer);
    }

    private Optional<SimulatedLearner> learner(String uid) {
        return campus.learners().stream()
                .filter(learner -> LadokUids.student(learner).equals(uid))
                .findFirst();
    }

    private static byte[] bytes(ObjectNode json) {
        return JSON.writeValueAsBytes(json);
    }
}
