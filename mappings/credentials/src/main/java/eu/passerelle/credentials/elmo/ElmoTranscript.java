package eu.passerelle.credentials.elmo;

import eu.passerelle.model.Achievement;
import eu.passerelle.model.Learner;
import eu.passerelle.model.LearnerIdentifier;
import eu.passerelle.model.University;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamException;

/**
 * Writes achievements of one learner as ELMO 2.1.1, the transcript that EMREX carries: one report a university with one
 * {@code learningOpportunitySpecification} an achievement, in the order of their days. The same achievements always give
 * the same bytes. A national number is not written: the reader is not known, and the European Student Identifier says who
 * it is.
 */
public final class ElmoTranscript {

    /** Media type of what is written. */
    public static final String MEDIA_TYPE = "application/xml";

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX", Locale.ROOT);
    private static final Comparator<Achievement> BY_DAY = Comparator.comparing(
                    (Achievement achievement) -> achievement.completion().completedOn())
            .thenComparing(achievement -> achievement.completion().key().sourceKey());

    private ElmoTranscript() {}

    /** @param achievements at least one, all of the same person, whom the first one names */
    public static byte[] write(List<Achievement> achievements) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ElmoXml.document(out, xml -> document(xml, achievements));
        } catch (XMLStreamException e) {
            throw new IllegalStateException("memory can always be written to", e);
        }
        return out.toByteArray();
    }

    private static void document(ElmoXml xml, List<Achievement> achievements) throws XMLStreamException {
        Achievement first = achievements.getFirst();
        xml.token("generatedDate", moment(latest(achievements), first.university()));
        ElmoLearner.write(
                xml,
                forAnybody(first.completion().learner()),
                first.university().organisation());
        Map<String, List<Achievement>> byUniversity = new TreeMap<>();
        for (Achievement achievement : achievements) {
            byUniversity
                    .computeIfAbsent(achievement.university().id(), id -> new ArrayList<>())
                    .add(achievement);
        }
        for (List<Achievement> ofOne : byUniversity.values()) {
            xml.element("report", () -> report(xml, ofOne));
        }
    }

    private static void report(ElmoXml xml, List<Achievement> achievements) throws XMLStreamException {
        University university = achievements.getFirst().university();
        ElmoCourses courses = new ElmoCourses(xml);
        ElmoIssuer.write(xml, university);
        List<Achievement> inOrder = achievements.stream().sorted(BY_DAY).toList();
        for (Achievement achievement : inOrder) {
            courses.awarded(achievement);
        }
        xml.token("issueDate", moment(latest(achievements), university));
        courses.gradingSchemes(inOrder.stream().map(Achievement::completion).toList());
    }

    private static Learner forAnybody(Learner learner) {
        return new Learner(
                learner.names(),
                learner.born(),
                learner.identifiers().stream()
                        .filter(identifier -> identifier.kind() != LearnerIdentifier.Kind.NATIONAL)
                        .toList());
    }

    private static Instant latest(List<Achievement> achievements) {
        return achievements.stream()
                .map(Achievement::issuedAt)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static String moment(Instant instant, University university) {
        ZonedDateTime there = instant.atZone(university.zone()).truncatedTo(ChronoUnit.SECONDS);
        return MOMENT.format(there);
    }
}
