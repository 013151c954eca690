package eu.passerelle.sis.virta;

import eu.passerelle.connectors.CompletionEvent.Reported;
import eu.passerelle.connectors.RejectedRecord;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.SourceRecord;
import eu.passerelle.connectors.roster.LearnerPage;
import eu.passerelle.connectors.roster.RosterLearner;
import eu.passerelle.connectors.soap.SoapAnswer;
import eu.passerelle.connectors.xml.XmlNode;
import eu.passerelle.model.Completion;
import eu.passerelle.model.Sha256;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One learner's reply, study by study. Every {@code Opintosuoritus} ends as a completion, as a rejected record, or is
 * counted as an exact repetition of one that the same reply already holds.
 */
final class StudyReader {

    private static final String XML = "application/xml";
    private static final String VIRTA = "urn:mace:funet.fi:virta/2015/09/01";

    private final SisContext<VirtaSettings> sis;
    private final RosterLearner learner;
    private final ReplyLearner person;
    private final StudyMapper mapper;

    private final Map<String, Reported> reported = new LinkedHashMap<>();
    private final Map<String, RejectedRecord> rejected = new LinkedHashMap<>();
    private int repetitions;
    private boolean unreadable;

    private StudyReader(SisContext<VirtaSettings> sis, RosterLearner learner) {
        this.sis = sis;
        this.learner = learner;
        this.person = new ReplyLearner(sis.university(), learner);
        this.mapper = new StudyMapper(sis.university().id());
    }

    static LearnerPage read(SisContext<VirtaSettings> sis, RosterLearner learner, SoapAnswer answer) {
        return switch (answer) {
            case SoapAnswer.Unreadable bad ->
                LearnerPage.unreadable(learner, new SourceRecord(XML, bad.raw()), bad.reason(), bad.repair());
            case SoapAnswer.Nothing nothing -> new StudyReader(sis, learner).read(List.of());
            case SoapAnswer.Content content -> new StudyReader(sis, learner).read(groups(content.reply()));
        };
    }

    /** The learner as each organisation knows them, or the reply itself where Virta was asked for results only. */
    private static List<XmlNode> groups(XmlNode reply) {
        return reply.name().equals("OpintosuorituksetResponse")
                ? List.of(reply)
                : parts(reply, "Virta").stream()
                        .flatMap(virta -> parts(virta, "Opiskelija").stream())
                        .toList();
    }

    private static List<XmlNode> parts(XmlNode node, String name) {
        List<XmlNode> parts = new ArrayList<>();
        for (XmlNode part : node.children()) {
            if (part.name().equals(name) && part.namespace().equals(VIRTA)) {
                parts.add(part);
            }
        }
        return parts;
    }

    private LearnerPage read(List<XmlNode> groups) {
        List<Study> studies = studies(groups);
        Map<String, Study> containing = containing(studies);
        for (Study study : studies) {
            take(study, containing);
        }
        return new LearnerPage(
                List.copyOf(reported.values()),
                List.copyOf(rejected.values()),
                repetitions,
                unreadable ? null : learner.scope());
    }

    private List<Study> studies(List<XmlNode> groups) {
        List<Study> studies = new ArrayList<>();
        for (XmlNode group : groups) {
            for (XmlNode list : parts(group, "Opintosuoritukset")) {
                for (XmlNode study : parts(list, "Opintosuoritus")) {
                    studies.add(Study.of(group, study, sis.settings().organisation()));
                }
            }
        }
        return studies;
    }

    /**
     * The study that contains another one, by the key of the contained one. Where several do, the nearest: a module
     * rather than a degree, and among equals the same one at every reading.
     */
    private static Map<String, Study> containing(List<Study> studies) {
        Map<String, Study> containing = new LinkedHashMap<>();
        studies.stream()
                .filter(study -> study.key().isPresent()
                        && study.content().child("Sisaltyvyys").isPresent())
                .sorted(Comparator.comparing(Study::isDegree)
                        .thenComparing(study -> study.key().orElseThrow()))
                .forEach(study -> study.contains().forEach(key -> containing.putIfAbsent(key, study)));
        return containing;
    }

    private void take(Study study, Map<String, Study> containing) {
        try {
            Completion completion = mapper.completion(study, person.of(study), partOf(study, containing));
            Reported next = new Reported(completion, learner.scope(), study.raw());
            Reported before = reported.putIfAbsent(completion.key().sourceKey(), next);
            if (before != null) {
                repeated(before, next);
            }
        } catch (UnreadableStudy e) {
            unreadable = true;
            reject(study.key().orElse("study:" + Sha256.key(study.raw().content())), study.raw(), e);
        }
    }

    private static @Nullable String partOf(Study study, Map<String, Study> containing) {
        return study.key()
                .map(containing::get)
                .flatMap(Study::key)
                .filter(container -> !container.equals(study.key().orElseThrow()))
                .orElse(null);
    }

    /** The same key twice: equal ones are one, of different ones the later result stands. */
    private void repeated(Reported before, Reported next) {
        if (result(before.completion()).equals(result(next.completion()))) {
            repetitions++;
            return;
        }
        boolean later =
                next.completion().completedOn().isAfter(before.completion().completedOn());
        String key = before.key().sourceKey();
        reported.put(key, later ? next : before);
        reject(
                key,
                (later ? before : next).raw(),
                new UnreadableStudy(
                        "Repeated: the reply holds another result with the same key and other content",
                        "Give each result a key of its own in the university's SIS, or remove the one that is out of"
                                + " date."));
    }

    /** What a completion says, without who knows the learner by which number. */
    private static List<@Nullable Object> result(Completion completion) {
        return Arrays.asList(
                completion.opportunityCode(),
                completion.title(),
                completion.grade(),
                completion.credits(),
                completion.completedOn(),
                completion.awardingBody(),
                completion.language(),
                completion.recognisedFrom(),
                completion.partOf());
    }

    /** A key can be rejected more than once, and rejected next to a result that is fine: then its content tells it. */
    private void reject(String key, SourceRecord raw, UnreadableStudy reason) {
        String own =
                reported.containsKey(key) || rejected.containsKey(key) ? key + "#" + Sha256.key(raw.content()) : key;
        String unique = rejected.containsKey(own) ? own + "#" + rejected.size() : own;
        rejected.put(unique, new RejectedRecord(unique, raw, reason.reason(), reason.repair()));
    }
}
