package eu.passerelle.simulators.ethos;

import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedCourse;
import eu.passerelle.simulators.SimulatedLearner;
import eu.passerelle.simulators.SimulatedResult;
import eu.passerelle.simulators.SimulatedResult.Kind;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the resources of the Ellucian data model. Grades 0 to 5 are written on the campus's own scale. */
final class EthosWriter {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private final Campus campus;
    private final List<String> marks;
    private final BigDecimal creditsOfOneEcts;

    /** @param marks for the grades 0 to 5 */
    EthosWriter(Campus campus, List<String> marks, BigDecimal creditsOfOneEcts) {
        this.campus = campus;
        this.marks = List.copyOf(marks);
        this.creditsOfOneEcts = creditsOfOneEcts;
    }

    static String guid(String kind, String id) {
        return UUID.nameUUIDFromBytes((kind + ' ' + id).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    String gradeId(String result) {
        return guid("grade", result);
    }

    ObjectNode grade(SimulatedResult result) {
        boolean broken = result.kind() == Kind.BROKEN;
        ObjectNode grade = JSON.createObjectNode();
        grade.put("id", gradeId(result.id()));
        if (result.kind() != Kind.NO_LEARNER) {
            grade.putObject("student").put("id", personId(campus.learners().get(result.learner())));
        }
        grade.putObject("course").putObject("section").put("id", guid("section", campus.id() + result.course()));
        grade.putObject("academicPeriod")
                .put("id", guid("period", campus.id() + result.date().getYear()));
        boolean unknownGrade = broken && result.learner() % 2 == 0;
        grade.putObject("grade").put("id", unknownGrade ? guid("mark", "gone") : markId(result.grade()));
        if (result.kind() == Kind.PROVISIONAL) {
            ObjectNode incomplete = grade.putObject("incompleteGrade");
            incomplete.put("extensionDate", result.date().plusMonths(3).toString());
            incomplete.putObject("finalGrade").put("id", markId(0));
        }
        grade.putObject("awardGradeScheme").put("id", schemeId());
        grade.putObject("creditCategory")
                .put("id", guid("category", result.kind() == Kind.RECOGNISED ? "transfer" : "institution"));
        ObjectNode credit = grade.putObject("credit");
        BigDecimal credits = campus.courses().get(result.course()).ects().multiply(creditsOfOneEcts);
        credit.put("attemptedCredit", credits);
        credit.put("earnedCredit", result.passed() ? credits : BigDecimal.ZERO);
        grade.put(
                "recordedOn",
                broken && !unknownGrade ? "31/02/2026" : result.date().toString());
        grade.putArray("changeDetails");
        return grade;
    }

    private String personId(SimulatedLearner learner) {
        return guid("person", campus.id() + learner.number());
    }

    private String markId(int grade) {
        return guid("mark", campus.id() + grade);
    }

    private String schemeId() {
        return guid("scheme", campus.id());
    }

    /** All resources that grades refer to, by path and id. */
    void references(Map<String, ObjectNode> byAddress) {
        campus.learners().forEach(learner -> byAddress.put("persons/" + personId(learner), person(learner)));
        for (int i = 0; i < campus.courses().size(); i++) {
            SimulatedCourse course = campus.courses().get(i);
            String[] code = course.code().split("-");
            ObjectNode section = withId(byAddress, "sections", guid("section", campus.id() + i));
            section.putObject("course").put("id", guid("course", campus.id() + i));
            ObjectNode taught = withId(byAddress, "courses", guid("course", campus.id() + i));
            taught.putObject("subject").put("id", guid("subject", code[0]));
            taught.put("number", code[1]);
            taught.putArray("titles").addObject().put("value", course.title().get("en"));
            withId(byAddress, "subjects", guid("subject", code[0])).put("abbreviation", code[0]);
        }
        for (int grade = 0; grade < marks.size(); grade++) {
            ObjectNode definition = withId(byAddress, "grade-definitions", markId(grade));
            definition.putObject("scheme").put("id", schemeId());
            definition.putObject("grade").put("type", "literal").put("value", marks.get(grade));
        }
        withId(byAddress, "grade-schemes", schemeId()).put("code", "STD").put("title", "Standard marks");
        for (String type : List.of("institution", "transfer")) {
            withId(byAddress, "credit-categories", guid("category", type)).put("creditType", type);
        }
    }

    private static ObjectNode withId(Map<String, ObjectNode> byAddress, String path, String id) {
        ObjectNode resource = JSON.createObjectNode().put("id", id);
        byAddress.put(path + '/' + id, resource);
        return resource;
    }

    /** "van 't Hoff" is written with its prefix apart; identifiers without a type of their own are alternative ones. */
    private ObjectNode person(SimulatedLearner learner) {
        String family = learner.family();
        int cut = Character.isLowerCase(family.codePointAt(0)) ? family.lastIndexOf(' ') : -1;
        ObjectNode person = JSON.createObjectNode().put("id", personId(learner));
        ArrayNode names = person.putArray("names");
        ObjectNode name = names.addObject();
        name.putObject("type").put("category", "legal");
        name.put("fullName", learner.given() + ' ' + family);
        name.put("firstName", learner.given());
        if (cut > 0) {
            name.put("lastNamePrefix", family.substring(0, cut));
        }
        name.put("lastName", family.substring(cut + 1));
        person.put("dateOfBirth", learner.born().toString());
        ArrayNode credentials = person.putArray("credentials");
        credentials.addObject().put("type", "bannerId").put("value", learner.number());
        credentials.addObject().put("type", "bannerUserName").put("value", "u" + learner.number());
        ArrayNode others = person.putArray("alternativeCredentials");
        for (String value : List.of(learner.esi(), learner.walletAddress())) {
            others.addObject().put("value", value).putObject("type").put("id", guid("credential type", "other"));
        }
        person.putArray("emails")
                .addObject()
                .put("preference", "primary")
                .put("address", learner.email())
                .putObject("type")
                .put("emailType", "school");
        return person;
    }

    ObjectNode notification(EthosQueue.Notification notification) {
        ObjectNode written = JSON.createObjectNode().put("id", notification.id());
        written.put(
                "published",
                notification.published().toString().replace('T', ' ').replace("Z", "+00"));
        written.putObject("publisher")
                .put("id", guid("application", campus.id()))
                .put("applicationName", "Banner");
        written.putObject("resource")
                .put("id", gradeId(notification.result()))
                .put("name", "student-transcript-grades")
                .put("version", "application/vnd.hedtech.integration.v1.1.0+json");
        written.put("operation", notification.operation());
        written.put("contentType", notification.operation().equals("deleted") ? "empty" : "resource-representation");
        return written;
    }
}
