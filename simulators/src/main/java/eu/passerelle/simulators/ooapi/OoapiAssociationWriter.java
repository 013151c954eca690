package eu.passerelle.simulators.ooapi;

import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedLearner;
import eu.passerelle.simulators.SimulatedResult;
import eu.passerelle.simulators.ooapi.OoapiSimulator.Row;
import eu.passerelle.simulators.ooapi.OoapiSimulator.Version;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JsonGenerator;

/** Writes associations with their results and persons. Grades 0 to 5 become 4, 6, 7, 8, 9 and 10. */
final class OoapiAssociationWriter {

    private static final List<String> SCORES = List.of("4", "6", "7", "8", "9", "10");

    private final Campus campus;
    private final boolean v5;
    private final Set<String> cancelled;

    OoapiAssociationWriter(Campus campus, Version version, Set<String> cancelled) {
        this.campus = campus;
        this.v5 = version == Version.V5;
        this.cancelled = cancelled;
    }

    static String personId(Campus campus, SimulatedLearner learner) {
        return OoapiOfferings.uuid("person " + campus.id() + learner.number());
    }

    void write(JsonGenerator json, Row row, boolean expandPerson) {
        SimulatedResult result = row.result();
        boolean gone = result != null && cancelled.contains(result.id());
        json.writeStartObject();
        json.writeStringProperty("associationId", row.id());
        if (v5) {
            json.writeStringProperty("associationType", "courseOfferingAssociation");
        } else {
            json.writeStringProperty("courseOfferingId", row.offering());
        }
        json.writeStringProperty("role", row.role() == Row.Role.LECTURER ? "lecturer" : "student");
        json.writeStringProperty("state", gone ? v5 ? "canceled" : "cancelled" : "associated");
        if (result == null) {
            reference(json, campus.learners().getFirst(), expandPerson);
        } else {
            if (result.kind() != SimulatedResult.Kind.NO_LEARNER) {
                reference(json, campus.learners().get(result.learner()), expandPerson);
            }
            result(json, result);
        }
        json.writeEndObject();
    }

    private void reference(JsonGenerator json, SimulatedLearner learner, boolean expand) {
        if (expand) {
            json.writeName("person");
            person(json, learner);
        } else if (v5) {
            json.writeObjectPropertyStart("person");
            json.writeStringProperty("personId", personId(campus, learner));
            json.writeEndObject();
        } else {
            json.writeStringProperty("personId", personId(campus, learner));
        }
    }

    private void result(JsonGenerator json, SimulatedResult result) {
        boolean provisional = result.kind() == SimulatedResult.Kind.PROVISIONAL;
        boolean broken = result.kind() == SimulatedResult.Kind.BROKEN;
        json.writeObjectPropertyStart("result");
        json.writeStringProperty("state", provisional && v5 ? "in progress" : "completed");
        json.writeStringProperty("pass", result.passed() ? "passed" : "failed");
        boolean badDate = broken && result.learner() % 2 == 0;
        json.writeStringProperty("score", broken && !badDate ? "zeven,,5" : SCORES.get(result.grade()));
        String day = badDate ? "2026-13-45" : result.date().toString();
        json.writeStringProperty(v5 ? "resultDate" : "resultDateTime", v5 ? day : day + "T12:30:00+01:00");
        if (!v5) {
            json.writeBooleanProperty("final", !provisional);
        }
        json.writeName("studyLoad");
        OoapiWriter.studyLoad(json, campus.courses().get(result.course()));
        if (result.kind() == SimulatedResult.Kind.RECOGNISED) {
            json.writeObjectPropertyStart("ext");
            json.writeStringProperty("recognisedFrom", "Another University");
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    /** "van 't Hoff" is written as Dutch systems do, with its prefix apart. */
    void person(JsonGenerator json, SimulatedLearner learner) {
        String family = learner.family();
        int cut = Character.isLowerCase(family.codePointAt(0)) ? family.lastIndexOf(' ') : -1;
        json.writeStartObject();
        json.writeStringProperty("personId", personId(campus, learner));
        OoapiWriter.code(json, "primaryCode", v5 ? "studentNumber" : "student_number", learner.number());
        json.writeStringProperty("givenName", learner.given());
        if (cut > 0) {
            json.writeStringProperty("surnamePrefix", family.substring(0, cut));
        }
        json.writeStringProperty("surname", family.substring(cut + 1));
        json.writeStringProperty("displayName", learner.given() + ' ' + family);
        json.writeStringProperty("dateOfBirth", learner.born().toString());
        json.writeStringProperty("mail", learner.email());
        json.writeBooleanProperty(v5 ? "activeEnrollment" : "activeEnrolment", true);
        json.writeArrayPropertyStart("affiliations");
        json.writeString("student");
        json.writeEndArray();
        json.writeArrayPropertyStart("otherCodes");
        OoapiWriter.code(json, "esi", learner.esi());
        OoapiWriter.code(json, v5 ? "nationalIdentityNumber" : "national_identity_number", learner.nationalId());
        OoapiWriter.code(json, "x-europass-wallet", learner.walletAddress());
        json.writeEndArray();
        json.writeEndObject();
    }
}
