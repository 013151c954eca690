package eu.passerelle.routes;

import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.Recipient;
import eu.passerelle.connectors.RejectedRecord;
import eu.passerelle.connectors.SourceRecord;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.credentials.CredentialProblem;
import eu.passerelle.model.Achievement;
import eu.passerelle.model.Completion;
import eu.passerelle.model.Credential;
import eu.passerelle.model.CredentialIds;
import eu.passerelle.model.LearningOpportunity;
import eu.passerelle.recognition.RecognitionCase;
import eu.passerelle.recognition.RecognitionDecision;
import eu.passerelle.routes.catalogue.CatalogueFile;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes real records through the whole pipeline without storing, sealing or sending anything. */
public final class Previewing {

    private static final int MOST_PAGES = 20;

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

    /** The first {@code most} records that the SIS gives now. */
    public List<Preview> preview(ConnectedUniversity<?> university, int most) {
        Map<String, LearningOpportunity> catalogue = new HashMap<>();
        university.catalogue().forEach(entry -> catalogue.put(entry.code(), entry));
        CatalogueFile.read(home, university.id()).entries().forEach(entry -> catalogue.put(entry.code(), entry));
        List<Preview> previews = new ArrayList<>();
        Watermark watermark = Watermark.NONE;
        for (int pages = 0; pages < MOST_PAGES && previews.size() < most; pages++) {
            CompletionPage page = university.read(watermark);
            for (CompletionEvent event : page.events()) {
                if (event instanceof CompletionEvent.Reported reported && previews.size() < most) {
                    previews.add(preview(university, reported, catalogue));
                }
            }
            for (RejectedRecord rejected : page.rejected()) {
                if (previews.size() < most) {
                    previews.add(new Preview(
                            rejected.sourceKey(),
                            rejected.raw(),
                            null,
                            null,
                            null,
                            List.of(rejected.reason() + " " + rejected.repair())));
                }
            }
            // the next page is asked for only where that acknowledges nothing: see SisConnector#read
            if (page.last() || !university.connector().readsAhead()) {
                break;
            }
            watermark = page.next();
        }
        return previews;
    }

    private Preview preview(
            ConnectedUniversity<?> university,
            CompletionEvent.Reported reported,
            Map<String, LearningOpportunity> catalogue) {
        Completion completion = tools.normalising().normalise(reported.completion());
        String code = completion.opportunityCode();
        LearningOpportunity opportunity = code == null ? null : catalogue.get(code);
        Recipient recipient = Recipients.of(completion.learner(), university.university());
        RecognitionDecision decision = tools.recognition()
                .decide(
                        new RecognitionCase(
                                university.university(),
                                completion,
                                opportunity,
                                !connections.reaching(university, recipient).isEmpty()),
                        tools.clock()
                                .instant()
                                .atZone(university.university().zone())
                                .toLocalDate());
        if (!(decision instanceof RecognitionDecision.Recognised) || opportunity == null) {
            return new Preview(reported.key().sourceKey(), reported.raw(), completion, decision, null, List.of());
        }
        Instant now = tools.clock().instant().truncatedTo(ChronoUnit.SECONDS);
        Credential credential = tools.renderer()
                .render(new Achievement(
                        CredentialIds.of(completion.key(), 1),
                        1,
                        university.university(),
                        tools.sealer().issuer(),
                        completion,
                        opportunity,
                        now,
                        null));
        List<String> problems = tools.validator().validate(credential.content()).stream()
                .map(CredentialProblem::toString)
                .toList();
        return new Preview(reported.key().sourceKey(), reported.raw(), completion, decision, credential, problems);
    }
}
