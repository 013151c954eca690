package eu.passerelle.simulators.lti;

import eu.passerelle.simulators.Campus;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Members of every course, as NRPS 2.0 writes them. */
final class LtiMembers {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private LtiMembers() {}

    /** A teacher, then all learners of the campus. */
    static List<JsonNode> of(Campus campus) {
        List<JsonNode> members = new ArrayList<>();
        ObjectNode teacher = JSON.createObjectNode().put("status", "Active").put("name", "A Teacher");
        teacher.put("user_id", "teacher")
                .putArray("roles")
                .add("http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor");
        members.add(teacher);
        campus.learners().forEach(learner -> {
            ObjectNode member = JSON.createObjectNode()
                    .put("status", "Active")
                    .put("name", learner.given() + " " + learner.family())
                    .put("given_name", learner.given())
                    .put("family_name", learner.family())
                    .put("email", learner.email())
                    .put("user_id", "lti-" + learner.number())
                    .put("lis_person_sourcedid", learner.esi());
            member.putArray("roles").add("http://purl.imsglobal.org/vocab/lis/v2/membership#Learner");
            members.add(member);
        });
        return members;
    }
}
