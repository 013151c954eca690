package eu.passerelle.routes;

import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.Recipient;
import eu.passerelle.connectors.RejectedRecord;
import eu.passerelle.connectors.SourceRecord;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.credentials.CredentialProblem;
import eu.passerelle.model.Completion;
import eu.passerelle.model.Credential;
import eu.passerelle.model.CredentialIds;
import eu.passerelle.model.LearningOpportunity;
import eu.passerelle.recognition.RecognitionCase;
import eu.passerelle.recognition.RecognitionDecision;
import eu.passerelle.routes.catalogue.CatalogueFile;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes real records through the whole pipeline without storing, sealing or sending anything. */
public final class Previewing {

    private final Path home;
    private final Connections connections;
    private final Issuing.Tools tools;

    public Previewing(Path home, Connections connections, Issuing.Tools tools) {
        this.home = home;
        this.connections = connections;
        this.tools = tools;
    }

    /**
     * One record side by side.
     *
     * @param decision null for a rejected record
     * @param credential null unless recognised
     * @param problems of the credential, or the reason of a rejected record
     */
    public record Preview(
            String sourceKey,
            SourceRecord raw,
            @Nullable Completion completion,
            @Nullable RecognitionDecision decision,
            @Nullable Credential credential,
            List<String> problems) {}

    /**
     * How much is to be looked at.
     *
     * @param records at most so many
     * @param pages at most so many, so that a SIS with nothing to tell is not read to its end
     * @param since only results of this date and later; null for all
     */
    public record Wish(int records, int pages, @Nullable LocalDate since) {

        /** Everything that a run would read now. */
        public static Wish whole(@Nullable LocalDate since) {
            return new Wish(Integer.MAX_VALUE, Integer.MAX_VALUE, since);
        }
    }

    /**
     * What a look came to.
     *
     * @param records told
     * @param withdrawn results that the SIS takes back in so many words
     * @param passedOver results before the date that was asked for
     * @param whole whether the SIS had no more to tell
     */
    public record Looked(int pages, int records, int withdrawn, int passedOver, boolean whole) {}

    /** Tells record by record what the SIS gives now and what would become of it; nothing is moved there or kept here. */
    public Looked look(ConnectedUniversity<?> university, Wish wish, Consumer<Preview> told) {
        Map<String, LearningOpportunity> catalogue = new HashMap<>();
        university.catalogue().forEach(entry -> catalogue.put(entry.code(), entry));
        CatalogueFile.read(home, university.id()).entries().forEach(entry -> catalogue.put(entry.code(), entry));
        int pages = 0;
        int records = 0;
        int withdrawn = 0;
        int passedOver = 0;
        boolean whole = false;
        Watermark watermark = Watermark.NONE;
        while (!whole && pages < wish.pages() && records < wish.records()) {
            CompletionPage all = university.look(watermark);
            CompletionPage page = all.since(wish.since());
            Iterator<Preview> previews = previews(university, page, catalogue).iterator();
            for (; previews.hasNext() && records < wish.records(); records++) {
                told.accept(previews.next());
            }
            pages++;
            withdrawn += (int) page.events().stream()
                    .filter(CompletionEvent.Withdrawn.class::isInstance)
                    .count();
            passedOver += all.size() - page.size();
            whole = page.last() && !previews.hasNext();
            watermark = page.next();
        }
        return new Looked(pages, records, withdrawn, passedOver, whole);
    }

    /** Made one by one as they are asked for: each holds a whole credential. */
    private Stream<Preview> previews(
            ConnectedUniversity<?> university, CompletionPage page, Map<String, LearningOpportunity> catalogue) {
        Stream<Preview> readable = page.events().stream()
                .filter(CompletionEvent.Reported.class::isInstance)
                .map(event -> preview(university, (CompletionEvent.Reported) event, catalogue));
        return Stream.concat(readable, page.rejected().stream().map(Previewing::preview));
    }

    private static Preview preview(RejectedRecord rejected) {
        return new Preview(
                rejected.sourceKey(),
                rejected.raw(),
                null,
                null,
                null,
                List.of(rejected.reason() + " " + rejected.repair()));
    }

    private Preview preview(
            ConnectedUniversity<?> university,
            CompletionEvent.Reported reported,
            Map<String, LearningOpportunity> catalogue) {
        Completion completion = tools.normalising().normalise(reported.completion(), university.university());
        String code = completion.opportunityCode();
        LearningOpportunity opportunity = code == null ? null : catalogue.get(code);
        Recipient recipient = Recipients.of(completion.learner(), university.university());
        RecognitionDecision decision = tools.recognition()
                .get()
                .judge(
                        new RecognitionCase(
                                university.university(),
                                completion,
                                opportunity,
                                !connections.reaching(university, recipient).isEmpty(),
                                null,
                                university.settings().releaseAsked(false)),
                        tools.clock()
                                .instant()
                                .atZone(university.university().zone())
                                .toLocalDate())
                .decision();
        if (!(decision instanceof RecognitionDecision.Recognised) || opportunity == null) {
            return new Preview(reported.key().sourceKey(), reported.raw(), completion, decision, null, List.of());
        }
        Formats.Format europass = tools.formats().europass();
        Credential credential = europass.renderer()
                .render(Claiming.of(
                        tools,
                        CredentialIds.of(completion.key(), 1),
                        1,
                        university.university(),
                        completion,
                        opportunity));
        List<String> problems = europass.validator().validate(credential.content()).stream()
                .map(CredentialProblem::toString)
                .toList();
        return new Preview(reported.key().sourceKey(), reported.raw(), completion, decision, credential, problems);
    }
}
