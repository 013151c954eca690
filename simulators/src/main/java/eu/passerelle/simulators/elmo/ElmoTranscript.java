package eu.passerelle.simulators.elmo;

import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedCourse;
import eu.passerelle.simulators.SimulatedLearner;
import eu.passerelle.simulators.SimulatedResult;
import eu.passerelle.simulators.SimulatedResult.Kind;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Writes one learner's transcript in the element order of the ELMO schemas 1.7 and 2.1.1. */
final class ElmoTranscript {

    /** Where a 1.x result says that it was recognised from elsewhere, in {@code extension}. */
    private static final String EXTENSION = "https://passerelle.eu/elmo-extension";

    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private final Campus campus;
    private final ElmoForm form;
    private final XMLStreamWriter xml;

    private ElmoTranscript(Campus campus, ElmoForm form, XMLStreamWriter xml) {
        this.campus = campus;
        this.form = form;
        this.xml = xml;
    }

    /** @param learner null for results that name no learner: the names are empty then, as the schemas allow */
    static String write(
            Campus campus, ElmoForm form, @Nullable SimulatedLearner learner, List<SimulatedResult> results) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = FACTORY.createXMLStreamWriter(text);
            new ElmoTranscript(campus, form, xml).document(learner, results);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a writer to memory does not fail", e);
        }
        return text.toString();
    }

    private void document(@Nullable SimulatedLearner learner, List<SimulatedResult> results) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("elmo");
        xml.writeDefaultNamespace(form.namespace());
        text("generatedDate", "2026-11-01T08:00:00+02:00");
        learner(learner);
        xml.writeStartElement("report");
        issuer(campus.domain(), "University of " + campus.id());
        boolean whole = form.isVersion2();
        for (SimulatedResult result : results) {
            if (!(whole && result.kind() == Kind.RECOGNISED)) {
                opportunity(result);
            }
        }
        for (SimulatedResult result : results) {
            if (whole && result.kind() == Kind.RECOGNISED) {
                recognition(result);
            }
        }
        text("issueDate", "2026-11-01T08:00:00+02:00");
        xml.writeStartElement("gradingScheme");
        xml.writeAttribute("localId", "five");
        text("description", "0 to 5, 1 is a pass", "en");
        xml.writeEndElement();
        if (whole) {
            xml.writeStartElement("status");
            text("code", "FULL");
            xml.writeEndElement();
        }
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void learner(@Nullable SimulatedLearner learner) throws XMLStreamException {
        xml.writeStartElement("learner");
        if (learner != null) {
            identifier("esi", learner.esi());
            identifier("nationalIdentifier", learner.nationalId());
            identifier("local", learner.number());
            identifier("email", learner.email());
            identifier("europassWallet", learner.walletAddress());
        }
        text("givenNames", learner == null ? "" : learner.given());
        text("familyName", learner == null ? "" : learner.family());
        if (form.isVersion2()) {
            text("alternativeName", learner == null ? "" : learner.given() + " " + learner.family());
        }
        if (learner != null) {
            text(form.isVersion2() ? "dateOfBirth" : "bday", learner.born().toString());
        }
        xml.writeEndElement();
    }

    private void issuer(String domain, String title) throws XMLStreamException {
        xml.writeStartElement("issuer");
        identifier("schac", domain);
        text("title", title, "en");
        text("url", "https://www." + domain);
        xml.writeEndElement();
    }

    private void opportunity(SimulatedResult result) throws XMLStreamException {
        SimulatedCourse course = campus.courses().get(result.course());
        xml.writeStartElement("learningOpportunitySpecification");
        identifier("local", course.code());
        for (Map.Entry<String, String> title : course.title().entrySet()) {
            text("title", title.getValue(), title.getKey());
        }
        text("type", "Course");
        text("iscedCode", course.isced());
        xml.writeStartElement("specifies");
        instance(result, course);
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void instance(SimulatedResult result, SimulatedCourse course) throws XMLStreamException {
        boolean provisional = result.kind() == Kind.PROVISIONAL;
        xml.writeStartElement("learningOpportunityInstance");
        identifier("local", result.id());
        text("start", result.date().minusMonths(3).toString());
        text("date", result.date().toString());
        text("status", provisional ? "in-progress" : result.passed() ? "passed" : "failed");
        text("gradingSchemeLocalId", "five");
        text("resultLabel", String.valueOf(result.grade()));
        xml.writeStartElement("credit");
        text("scheme", "ects");
        // a decimal comma is what real exports get wrong
        text("value", result.kind() == Kind.BROKEN ? "2,5" : course.ects().toPlainString());
        xml.writeEndElement();
        xml.writeStartElement("level");
        text("type", "EQF");
        text("value", String.valueOf(course.eqfLevel()));
        xml.writeEndElement();
        text("languageOfInstruction", campus.language().toLowerCase(Locale.ROOT));
        if (result.kind() == Kind.RECOGNISED && !form.isVersion2()) {
            xml.writeStartElement("extension");
            xml.writeStartElement("p", "recognisedFrom", EXTENSION);
            xml.writeNamespace("p", EXTENSION);
            xml.writeCharacters("Another University");
            xml.writeEndElement();
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private void recognition(SimulatedResult result) throws XMLStreamException {
        LocalDate decided = result.date();
        xml.writeStartElement("resultOfRecognition");
        text("status", "Positive");
        text("decisionDate", decided.toString());
        xml.writeStartElement("recognitionBasis");
        xml.writeStartElement("recognitionReport");
        issuer("another.example", "Another University");
        text("issueDate", decided.minusYears(1) + "T00:00:00Z");
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeStartElement("recognitionResult");
        opportunity(result);
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void identifier(String type, String value) throws XMLStreamException {
        xml.writeStartElement("identifier");
        xml.writeAttribute("type", type);
        xml.writeCharacters(value);
        xml.writeEndElement();
    }

    private void text(String name, String value) throws XMLStreamException {
        text(name, value, null);
    }

    private void text(String name, String value, @Nullable String language) throws XMLStreamException {
        xml.writeStartElement(name);
        if (language != null) {
            xml.writeAttribute("xml", "http://www.w3.org/XML/1998/namespace", "lang", language);
        }
        xml.writeCharacters(value);
        xml.writeEndElement();
    }
}
