package eu.passerelle.simulators.ooapi;

import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedCourse;
import eu.passerelle.simulators.SimulatedLearner;
import eu.passerelle.simulators.ooapi.OoapiSimulator.Row;
import eu.passerelle.simulators.ooapi.OoapiSimulator.Version;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes the documents of one answer as they are at this moment. */
final class OoapiWriter {

    private static final JsonFactory JSON = new JsonFactory();
    private static final List<String> LEVELS = List.of("associate degree", "bachelor", "master");
    private static final Map<String, String> THREE_LETTERS = Map.of("nl", "nld", "en", "eng");

    private final Campus campus;
    private final Version version;
    private final OoapiAssociationWriter associations;

    OoapiWriter(Campus campus, Version version, Set<String> cancelled) {
        this.campus = campus;
        this.version = version;
        this.associations = new OoapiAssociationWriter(campus, version, cancelled);
    }

    byte[] service() {
        return document(json -> {
            json.writeStartObject();
            json.writeStringProperty("contactEmail", "ooapi@" + campus.domain() + ".example");
            json.writeStringProperty("specification", "https://openonderwijsapi.nl/" + (isV5() ? "v5.0" : "v6.0"));
            json.writeStringProperty("documentation", "https://" + campus.domain() + ".example/ooapi");
            json.writeEndObject();
        });
    }

    <T> byte[] page(OoapiQuery query, List<T> rows, BiConsumer<JsonGenerator, T> writer) {
        int size = query.size();
        int from = Math.min(rows.size(), (query.number() - 1) * size);
        int to = Math.min(rows.size(), from + size);
        return document(json -> {
            json.writeStartObject();
            json.writeNumberProperty("pageSize", size);
            json.writeNumberProperty("pageNumber", query.number());
            json.writeBooleanProperty("hasPreviousPage", query.number() > 1);
            json.writeBooleanProperty("hasNextPage", to < rows.size());
            json.writeNumberProperty("totalPages", Math.max(1, (rows.size() + size - 1) / size));
            json.writeArrayPropertyStart("items");
            rows.subList(from, to).forEach(row -> writer.accept(json, row));
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    BiConsumer<JsonGenerator, Row> association(boolean expandPerson) {
        return (json, row) -> associations.write(json, row, expandPerson);
    }

    void course(JsonGenerator json, SimulatedCourse course) {
        json.writeStartObject();
        json.writeStringProperty("courseId", OoapiOfferings.courseId(campus, course));
        code(json, "primaryCode", isV5() ? "identifier" : "x-course-code", course.code());
        texts(json, "name", course.title());
        json.writeStringProperty("abbreviation", course.code());
        texts(json, "description", course.title());
        if (isV5()) {
            json.writeStringProperty("teachingLanguage", "eng");
            json.writeName("studyLoad");
        } else {
            json.writeArrayPropertyStart("teachingLanguages");
            json.writeString("en");
            json.writeEndArray();
            json.writeArrayPropertyStart("studyLoad");
        }
        studyLoad(json, course);
        if (!isV5()) {
            json.writeEndArray();
        }
        if (course.thin()) {
            json.writeStringProperty("level", "undefined");
        } else {
            rich(json, course);
        }
        json.writeEndObject();
    }

    private void rich(JsonGenerator json, SimulatedCourse course) {
        String level = LEVELS.get(course.eqfLevel() - 5);
        json.writeStringProperty("level", isV5() ? level : level.replace(' ', '_'));
        json.writeStringProperty("fieldsOfStudy", course.isced());
        json.writeArrayPropertyStart(isV5() ? "modeOfDelivery" : "modesOfDelivery");
        json.writeString("hybrid");
        json.writeEndArray();
        texts(json, "assessment", Map.of("en", "Written assignment"));
        texts(json, "admissionRequirements", Map.of("en", "Enrolled at a partner university"));
        json.writeArrayPropertyStart(isV5() ? "learningOutcomes" : "learningOutcomeIds");
        for (int i = 0; i < course.outcomes().size(); i++) {
            if (isV5()) {
                json.writeStartArray();
                typed(json, "en", course.outcomes().get(i));
                json.writeEndArray();
            } else {
                json.writeString(outcomeId(course, i));
            }
        }
        json.writeEndArray();
        json.writeStringProperty("link", "https://" + campus.domain() + ".example/courses/" + course.code());
    }

    void offering(JsonGenerator json, OoapiOfferings.Offering offering) {
        SimulatedCourse course = campus.courses().get(offering.course());
        json.writeStartObject();
        json.writeStringProperty(isV5() ? "offeringId" : "courseOfferingId", offering.id());
        code(json, "primaryCode", isV5() ? "offeringCode" : "offering_code", course.code() + '-' + offering.period());
        texts(json, "name", course.title());
        texts(json, "description", course.title());
        json.writeBooleanProperty("resultExpected", true);
        json.writeStringProperty("resultValueType", isV5() ? "1-10" : "grade_0_10");
        if (isV5()) {
            json.writeStringProperty("offeringType", "course");
            json.writeStringProperty("teachingLanguage", THREE_LETTERS.getOrDefault(campus.language(), "eng"));
            json.writeStringProperty("course", offering.courseId());
        } else {
            json.writeStringProperty("courseId", offering.courseId());
        }
        json.writeEndObject();
    }

    byte[] personById(String id) {
        for (SimulatedLearner learner : campus.learners()) {
            if (OoapiAssociationWriter.personId(campus, learner).equals(id)) {
                return document(json -> associations.person(json, learner));
            }
        }
        return new byte[0];
    }

    byte[] outcomeById(String id) {
        for (SimulatedCourse course : campus.courses()) {
            for (int i = 0; i < course.outcomes().size(); i++) {
                if (outcomeId(course, i).equals(id)) {
                    return outcome(id, course, i);
                }
            }
        }
        return new byte[0];
    }

    private static byte[] outcome(String id, SimulatedCourse course, int number) {
        return document(json -> {
            json.writeStartObject();
            json.writeStringProperty("learningOutcomeId", id);
            code(json, "primaryCode", "identifier", course.code() + "-LO" + number);
            texts(json, "name", Map.of("en", course.outcomes().get(number)));
            json.writeEndObject();
        });
    }

    private String outcomeId(SimulatedCourse course, int number) {
        return OoapiOfferings.uuid("outcome " + campus.id() + course.code() + number);
    }

    private boolean isV5() {
        return version == Version.V5;
    }

    static void code(JsonGenerator json, String name, String type, String code) {
        json.writeName(name);
        code(json, type, code);
    }

    static void code(JsonGenerator json, String type, String code) {
        json.writeStartObject();
        json.writeStringProperty("codeType", type);
        json.writeStringProperty("code", code);
        json.writeEndObject();
    }

    static void studyLoad(JsonGenerator json, SimulatedCourse course) {
        json.writeStartObject();
        json.writeStringProperty("studyLoadUnit", "ects");
        json.writeNumberProperty("value", course.ects());
        json.writeEndObject();
    }

    private static void texts(JsonGenerator json, String name, Map<String, String> byLanguage) {
        json.writeArrayPropertyStart(name);
        byLanguage.forEach((language, text) -> typed(json, language, text));
        json.writeEndArray();
    }

    private static void typed(JsonGenerator json, String language, String text) {
        json.writeStartObject();
        json.writeStringProperty("language", language.equals("en") ? "en-GB" : language + "-NL");
        json.writeStringProperty("value", text);
        json.writeEndObject();
    }

    private static byte[] document(Consumer<JsonGenerator> content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(16_384);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            content.accept(json);
        }
        return out.toByteArray();
    }
}
