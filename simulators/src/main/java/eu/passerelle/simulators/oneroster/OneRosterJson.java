package eu.passerelle.simulators.oneroster;

import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedCourse;
import eu.passerelle.simulators.SimulatedLearner;
import eu.passerelle.simulators.SimulatedResult;
import eu.passerelle.simulators.SimulatedResult.Kind;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the objects of the gradebook and rostering services. Grades 0 to 5 become 25 to 90 out of 100. Each course has
 * one class with two line items: the final grade, and an assignment that is no completion.
 */
final class OneRosterJson {

    static final JsonMapper JSON = JsonMapper.builder().build();
    static final String FINAL_GRADES = "category-final";
    static final String ASSIGNMENTS = "category-assignment";

    private static final List<Integer> SCORES = List.of(25, 45, 55, 65, 75, 90);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final Instant OLD = Instant.parse("2025-08-01T06:00:00Z");

    private final Campus campus;
    private final URI base;

    OneRosterJson(Campus campus, URI base) {
        this.campus = campus;
        this.base = base;
    }

    ObjectNode user(SimulatedLearner learner) {
        ObjectNode user = object("user-" + learner.number(), "active", OLD);
        user.put("userMasterIdentifier", learner.number()).put("username", learner.email());
        var ids = user.putArray("userIds");
        ids.addObject().put("type", "esi").put("identifier", learner.esi());
        ids.addObject().put("type", "LDAP").put("identifier", "uid=" + learner.number());
        ids.addObject().put("type", "europass").put("identifier", learner.walletAddress());
        user.put("enabledUser", "true")
                .put("givenName", learner.given())
                .put("familyName", learner.family())
                .put("identifier", learner.number())
                .put("email", learner.email());
        ObjectNode role =
                user.putArray("roles").addObject().put("roleType", "primary").put("role", "student");
        reference(role, "org", "org", "orgs", "org-1");
        return user;
    }

    ObjectNode course(SimulatedCourse course) {
        ObjectNode node = object("course-" + course.code(), "active", OLD);
        return node.put("title", course.title().get("en")).put("courseCode", course.code());
    }

    ObjectNode group(SimulatedCourse course) {
        ObjectNode node = object("class-" + course.code(), "active", OLD);
        node.put("title", course.title().get("en") + ", group 1").put("classCode", course.code() + "-1");
        node.put("classType", "scheduled");
        reference(node, "course", "course", "courses", "course-" + course.code());
        reference(node, "school", "org", "orgs", "org-1");
        ObjectNode term = JSON.createObjectNode();
        link(term, "academicSession", "academicSessions", "term-1");
        node.putArray("terms").add(term);
        return node;
    }

    ObjectNode lineItem(SimulatedCourse course, boolean finalGrade) {
        ObjectNode node = object((finalGrade ? "final-" : "assignment-") + course.code(), "active", OLD);
        node.put("title", finalGrade ? "Final grade" : "Essay")
                .put("assignDate", "2026-01-05T00:00:00.000Z")
                .put("dueDate", "2026-12-31T00:00:00.000Z");
        reference(node, "class", "class", "classes", "class-" + course.code());
        reference(node, "school", "org", "orgs", "org-1");
        reference(node, "category", "category", "categories", finalGrade ? FINAL_GRADES : ASSIGNMENTS);
        return node.put("resultValueMin", 0.0).put("resultValueMax", 100.0);
    }

    ObjectNode result(SimulatedResult result, boolean deleted, Instant modified) {
        ObjectNode node = object(result.id(), deleted ? "tobedeleted" : "active", modified);
        SimulatedCourse course = campus.courses().get(result.course());
        reference(node, "lineItem", "lineItem", "lineItems", "final-" + course.code());
        String student = result.kind() == Kind.NO_LEARNER
                ? "user-unknown"
                : "user-" + campus.learners().get(result.learner()).number();
        reference(node, "student", "user", "users", student);
        boolean badScore = result.kind() == Kind.BROKEN && result.learner() % 2 == 0;
        boolean badDate = result.kind() == Kind.BROKEN && !badScore;
        return node.put("scoreStatus", result.kind() == Kind.PROVISIONAL ? "partially graded" : "fully graded")
                .put("score", badScore ? 470.0 : SCORES.get(result.grade()).doubleValue())
                .put("scoreDate", badDate ? "2026-02-31" : result.date().toString());
    }

    /** Work handed in for an assignment. */
    ObjectNode assignment(SimulatedLearner learner, int number) {
        ObjectNode node = object("work-" + learner.number(), "active", OLD);
        SimulatedCourse course = campus.courses().get(number % campus.courses().size());
        reference(node, "lineItem", "lineItem", "lineItems", "assignment-" + course.code());
        reference(node, "student", "user", "users", "user-" + learner.number());
        return node.put("scoreStatus", "fully graded").put("score", 80.0).put("scoreDate", "2026-01-20");
    }

    private static ObjectNode object(String id, String status, Instant modified) {
        return JSON.createObjectNode()
                .put("sourcedId", id)
                .put("status", status)
                .put("dateLastModified", TIME.format(modified));
    }

    private void reference(ObjectNode from, String field, String type, String path, String id) {
        link(from.putObject(field), type, path, id);
    }

    private void link(ObjectNode reference, String type, String path, String id) {
        String service = type.equals("lineItem") || type.equals("category") ? "gradebook" : "rostering";
        reference
                .put("href", base + "/" + service + "/v1p2/" + path + "/" + id)
                .put("sourcedId", id)
                .put("type", type);
    }
}
