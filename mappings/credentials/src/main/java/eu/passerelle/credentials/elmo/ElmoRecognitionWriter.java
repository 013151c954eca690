package eu.passerelle.credentials.elmo;

import eu.passerelle.model.PartnerCompletion;
import eu.passerelle.model.RecognitionOutcome;
import eu.passerelle.model.RecognitionRecord;
import eu.passerelle.model.University;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;

/**
 * Writes a recognition record as ELMO 2.1.1: one report of the receiving university with one {@code resultOfRecognition}
 * an outcome. Its basis is a report of each partner with the results as awarded, its result the courses at home, its
 * mapping what of the one is recognised as what of the other. The same record always gives the same bytes.
 *
 * <p>The report states no {@code status}: {@code FULL} would say that this is everything the university has on the
 * learner, and a reader would take all else as withdrawn.
 */
public final class ElmoRecognitionWriter {

    /** Media type of what is written. */
    public static final String MEDIA_TYPE = "application/xml";

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX", Locale.ROOT);
    private static final Comparator<PartnerCompletion> BY_KEY = Comparator.comparing(
            (PartnerCompletion source) -> source.completion().key().sourceKey());

    private ElmoRecognitionWriter() {}

    /** The whole document. */
    public static byte[] write(RecognitionRecord recognition) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            write(recognition, out);
        } catch (IOException e) {
            throw new IllegalStateException("memory can always be written to", e);
        }
        return out.toByteArray();
    }

    /** @throws IOException when {@code out} does not take it; it is not closed */
    public static void write(RecognitionRecord recognition, OutputStream out) throws IOException {
        try {
            ElmoXml.document(out, xml -> new Writing(xml, recognition).document());
        } catch (XMLStreamException e) {
            throw new IOException("The recognition record cannot be written as ELMO", e);
        }
    }

    /** One document on its way out. */
    private record Writing(ElmoXml xml, RecognitionRecord recognition, ElmoCourses courses) {

        Writing(ElmoXml xml, RecognitionRecord recognition) {
            this(xml, recognition, new ElmoCourses(xml));
        }

        void document() throws XMLStreamException {
            xml.token("generatedDate", moment());
            ElmoLearner.write(
                    xml, recognition.learner(), recognition.receiving().organisation());
            xml.element("report", () -> {
                ElmoIssuer.write(xml, recognition.receiving());
                for (RecognitionOutcome outcome : recognition.outcomes()) {
                    xml.element("resultOfRecognition", () -> outcome(outcome));
                }
                xml.token("issueDate", moment());
                courses.gradingSchemesOf(recognition.outcomes().stream()
                        .flatMap(outcome -> outcome.gradeAtHome().stream())
                        .toList());
            });
        }

        private void outcome(RecognitionOutcome outcome) throws XMLStreamException {
            String id = recognition.id() + "/" + outcome.id();
            ElmoReferences references = ElmoReferences.of(outcome.sources());
            xml.token("identifier", "type", "local", id);
            xml.token("identifier", "type", "version", String.valueOf(recognition.version()));
            xml.localized("title", "en", ElmoXml.token(title(outcome)));
            xml.lines("description", "en", description(outcome));
            xml.token(
                    "status",
                    switch (outcome.result()) {
                        case POSITIVE -> "Positive";
                        case PARTIALLY_POSITIVE -> "Partially Positive";
                        case NEGATIVE -> "Negative";
                    });
            xml.token("decisionDate", decidedAt().toLocalDate().toString());
            for (List<PartnerCompletion> basis : byPartner(outcome).values()) {
                xml.element(
                        "recognitionBasis",
                        () -> xml.element("recognitionReport", () -> basis(outcome, basis, references)));
            }
            for (var course : outcome.courses()) {
                xml.element("recognitionResult", () -> courses.atHome(id, course, outcome));
            }
            mapping(outcome, references);
        }

        private void basis(RecognitionOutcome outcome, List<PartnerCompletion> basis, ElmoReferences references)
                throws XMLStreamException {
            ElmoIssuer.write(xml, basis.getFirst().partner());
            for (PartnerCompletion source : basis) {
                courses.ofPartner(source, references.to(source), outcome.result());
            }
            xml.token("issueDate", moment());
            courses.gradingSchemes(
                    basis.stream().map(PartnerCompletion::completion).toList());
        }

        private void mapping(RecognitionOutcome outcome, ElmoReferences references) throws XMLStreamException {
            xml.element(
                    "recognitionMapping",
                    () -> xml.element("mapping", () -> {
                        xml.element("fromMapping", () -> {
                            for (PartnerCompletion source : sorted(outcome.sources())) {
                                xml.token("ref", references.to(source));
                            }
                        });
                        if (!outcome.courses().isEmpty()) {
                            xml.element("toMapping", () -> {
                                for (var course : outcome.courses()) {
                                    xml.token("ref", course.code());
                                }
                            });
                        }
                    }));
        }

        private static Map<String, List<PartnerCompletion>> byPartner(RecognitionOutcome outcome) {
            return sorted(outcome.sources()).stream()
                    .collect(Collectors.groupingBy(source -> source.partner().id(), TreeMap::new, Collectors.toList()));
        }

        private static List<PartnerCompletion> sorted(List<PartnerCompletion> sources) {
            return sources.stream()
                    .sorted(Comparator.comparing((PartnerCompletion source) ->
                                    source.partner().id())
                            .thenComparing(BY_KEY))
                    .toList();
        }

        private static String title(RecognitionOutcome outcome) {
            String from = sorted(outcome.sources()).stream()
                    .map(source -> source.completion().title().in("en"))
                    .collect(Collectors.joining("; "));
            String to = outcome.courses().stream()
                    .map(course -> course.title().in("en"))
                    .collect(Collectors.joining("; "));
            return to.isEmpty() ? "Not recognised: " + from : from + " recognised as " + to;
        }

        private String description(RecognitionOutcome outcome) {
            List<String> lines = new ArrayList<>();
            lines.add("Reason: " + outcome.reason());
            lines.add("Basis: " + outcome.basis().kind().name().toLowerCase(Locale.ROOT) + ", "
                    + outcome.basis().reference());
            if (!outcome.courses().isEmpty()) {
                lines.add("Recognised: " + outcome.recognised().toPlainString() + " ECTS");
            }
            if (!outcome.missing().isEmpty()) {
                lines.add("Missing: " + String.join(", ", outcome.missing()));
            }
            outcome.grades().forEach(grade -> lines.addAll(RecognisedGradeText.of(grade)));
            lines.add("Decided by: " + recognition.decidedBy());
            return String.join("\n", lines);
        }

        private ZonedDateTime decidedAt() {
            University receiving = recognition.receiving();
            return recognition.decidedAt().atZone(receiving.zone()).truncatedTo(ChronoUnit.SECONDS);
        }

        private String moment() {
            return MOMENT.format(decidedAt());
        }
    }
}
