package eu.passerelle.routes;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.NotifiedConnector;
import eu.passerelle.connectors.Reachability;
import eu.passerelle.connectors.SettingsParts;
import eu.passerelle.connectors.SisConnector;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.UploadDoor;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.mapping.CompletionOverride;
import eu.passerelle.connectors.mapping.OverrideMapper;
import eu.passerelle.connectors.mapping.RecordMapping;
import eu.passerelle.credentials.elm.EdcTerms;
import eu.passerelle.journal.ConfigurationVersion;
import eu.passerelle.model.LearningOpportunity;
import eu.passerelle.model.University;
import eu.passerelle.routes.config.UniversitySettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A university with its connector and its resolved settings.
 *
 * @param <S> the connector's settings record
 * @param edc what its Europass credentials are to be
 * @param formats what it issues to wallets
 * @param version the stored version that this was made of; null for a draft
 */
public record ConnectedUniversity<S>(
        UniversitySettings settings,
        SisConnector<S> connector,
        SisContext<S> sis,
        EdcTerms edc,
        UniversityFormats formats,
        @Nullable ConfigurationVersion version) {

    public String id() {
        return settings.id();
    }

    public University university() {
        return sis.university();
    }

    CompletionPage read(Watermark since) {
        return overridden(connector.read(sis, since));
    }

    /** As {@link #read}, but leaves the SIS as it is. */
    CompletionPage look(Watermark since) {
        return overridden(connector.look(sis, since));
    }

    /** With what the university's file says otherwise, before anything is compared or stored. */
    private CompletionPage overridden(CompletionPage page) {
        CompletionOverride mapping = settings.mapping();
        return mapping == null ? page : OverrideMapper.of(sis, mapping).over(page);
    }

    /** Whether the mapping of the university's file can be used; nothing where it has none. */
    List<CheckStep> checkMapping() {
        CompletionOverride mapping = settings.mapping();
        if (mapping == null) {
            return List.of();
        }
        OverrideMapper.of(sis, mapping);
        return List.of(CheckStep.ok("mapping", "understood, and every value map that it asks for is there"));
    }

    /** Files of value maps that its mappings name, for people. */
    List<String> valueMaps() {
        Stream<@Nullable Path> own = SettingsParts.of((Object) sis.settings(), RecordMapping.class).stream()
                .map(RecordMapping::values);
        CompletionOverride mapping = settings.mapping();
        return Stream.concat(own, Stream.ofNullable(mapping == null ? null : mapping.values()))
                .filter(Objects::nonNull)
                .map(file -> sis.home().resolve(file).toString())
                .distinct()
                .toList();
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

    Reachability reach() {
        return connector.reach(sis);
    }

    List<CheckStep> check() {
        return connector.check(sis);
    }
}
