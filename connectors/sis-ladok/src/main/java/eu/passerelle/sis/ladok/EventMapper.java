package eu.passerelle.sis.ladok;

import static java.nio.charset.StandardCharsets.UTF_8;

import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.RejectedRecord;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.SourceRecord;
import eu.passerelle.connectors.xml.XmlNode;
import eu.passerelle.model.Completion;
import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.Credits;
import eu.passerelle.model.Learner;
import eu.passerelle.model.LocalizedText;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** One entry of the feed: a completion, a withdrawal, a rejected record, or nothing that concerns us. */
final class EventMapper {

    private static final String VOIDED = ResultEvent.NAMESPACE + "/AttesteratResultatMakuleratEvent";
    private static final String COURSE = ResultEvent.NAMESPACE + "/ResultatPaHelKursAttesteratEvent";
    private static final String MODULE = ResultEvent.NAMESPACE + "/ResultatPaModulAttesteratEvent";
    /** Ladok never says that an answer is whole: absence means nothing. */
    private static final String SCOPE = "feed";

    private static final String NO_CONTENT = "<content/>";

    private static final Supplier<Unreadable> NO_SCALES = () -> new Unreadable(
            "Ladok shows us no grading scales (HTTP 404)", "Permit our integration user to read grunddata.");

    private final SisContext<LadokSettings> sis;
    private final LadokService service;
    private final Lookups lookups;
    private final GradeMapper grades;
    private final StudentMapper students;

    EventMapper(SisContext<LadokSettings> sis, LadokService service, Lookups lookups) {
        this.sis = sis;
        this.service = service;
        this.lookups = lookups;
        this.grades = new GradeMapper(sis.settings());
        this.students = new StudentMapper(sis.university().organisation());
    }

    /** What an entry turned out to be. */
    sealed interface Mapped {
        record Event(CompletionEvent event) implements Mapped {}

        record Rejected(RejectedRecord rejected) implements Mapped {}

        /** Another kind of event. */
        record NoResult() implements Mapped {}
    }

    Mapped map(FeedPage.Entry entry) {
        boolean voided = entry.type().equals(VOIDED);
        boolean attested = entry.type().equals(COURSE)
                || (entry.type().equals(MODULE) && sis.settings().readsModules());
        if (!voided && !attested) {
            return new Mapped.NoResult();
        }
        XmlNode event = entry.event();
        SourceRecord raw = new SourceRecord(
                "application/vnd.ladok+xml", event == null ? NO_CONTENT.getBytes(UTF_8) : event.withoutChildren(""));
        String uid = event == null ? null : ResultEvent.resultUid(event);
        try {
            if (event == null || uid == null) {
                throw new Unreadable("the event names no ResultatUID", "Ask the Ladok support what became of it.");
            }
            CompletionKey key = new CompletionKey(sis.university().id(), uid);
            return new Mapped.Event(
                    voided
                            ? new CompletionEvent.Withdrawn(key, "the attested result was voided in Ladok")
                            : new CompletionEvent.Reported(completion(key, ResultEvent.of(event)), SCOPE, raw));
        } catch (Unreadable e) {
            String key = uid == null ? "entry:" + entry.id() : uid;
            return new Mapped.Rejected(new RejectedRecord(key, raw, e.reason(), e.repair()));
        }
    }

    private Completion completion(CompletionKey key, ResultEvent event) throws Unreadable {
        JsonNode instance = lookups.instance(sis, service, event.instance())
                .orElseThrow(() -> new Unreadable(
                        "Ladok does not know the result's course instance (HTTP 404)",
                        "Permit our integration user to read utbildningsinformation."));
        Map<String, String> titles = titles(instance);
        String code = Fields.text(instance, "Utbildningskod");
        if (titles.isEmpty() || code == null) {
            throw new Unreadable(
                    "the result's course instance has no Utbildningskod or no Benamning", "Complete it in Ladok.");
        }
        return new Completion(
                key,
                learner(event),
                code,
                new LocalizedText(titles),
                Completion.State.FINAL,
                grades.grade(event, lookups.scales(sis, service).orElseThrow(NO_SCALES)),
                event.credits() == null ? null : new Credits(event.credits(), "hp", event.credits()),
                event.examined(),
                null,
                null,
                null,
                null);
    }

    private Learner learner(ResultEvent event) throws Unreadable {
        JsonNode student = lookups.student(sis, service, event.student())
                .orElseThrow(() -> new Unreadable(
                        "Ladok does not know the result's student (HTTP 404)",
                        "Permit our integration user to read studentinformation, or merge the student's records."));
        return students.learner(
                student, lookups.contact(sis, service, event.student()).orElse(null));
    }

    private Map<String, String> titles(JsonNode instance) {
        Map<String, String> texts = Fields.texts(instance.path("Benamningar"));
        Map<String, String> named = texts.isEmpty() ? Fields.texts(instance.path("Benamning")) : texts;
        String plain = Fields.text(instance, "Benamning");
        return named.isEmpty() && plain != null ? Map.of("sv", plain) : named;
    }
}
