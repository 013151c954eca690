package eu.passerelle.routes;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.NotifiedConnector;
import eu.passerelle.connectors.SisConnector;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.UploadDoor;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.journal.ConfigurationVersion;
import eu.passerelle.model.LearningOpportunity;
import eu.passerelle.model.University;
import eu.passerelle.routes.config.UniversitySettings;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A university with its connector and its resolved settings.
 *
 * @param <S> the connector's settings record
 * @param version the stored version that this was made of; null for a draft
 */
public record ConnectedUniversity<S>(
        UniversitySettings settings,
        SisConnector<S> connector,
        SisContext<S> sis,
        @Nullable ConfigurationVersion version) {

    public String id() {
        return settings.id();
    }

    public University university() {
        return sis.university();
    }

    CompletionPage read(Watermark since) {
        return connector.read(sis, since);
    }

    /** As {@link #read}, but leaves the SIS as it is. */
    CompletionPage look(Watermark since) {
        return connector.look(sis, since);
    }

    List<LearningOpportunity> catalogue() {
        return connector.catalogue(sis);
    }

    Optional<UploadDoor> uploads() {
        return connector.uploads(sis);
    }

    /** Empty where the SIS notifies nobody. */
    Optional<NotifiedConnector.Reply> told(NotifiedConnector.Call call) {
        return connector instanceof NotifiedConnector<S> notified
                ? Optional.of(notified.told(sis, call))
                : Optional.empty();
    }

    List<CheckStep> check() {
        return connector.check(sis);
    }
}
