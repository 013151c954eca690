package eu.passerelle.routes;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.NotifiedConnector;
import eu.passerelle.connectors.Reachability;
import eu.passerelle.connectors.SettingsParts;
import eu.passerelle.connectors.SisConnector;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.SourceRecord;
import eu.passerelle.connectors.UploadDoor;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.http.CertificateEnds;
import eu.passerelle.connectors.mapping.CompletionOverride;
import eu.passerelle.connectors.mapping.OpportunityMapping;
import eu.passerelle.connectors.mapping.OverrideMapper;
import eu.passerelle.connectors.mapping.RecordMapping;
import eu.passerelle.credentials.elm.EdcTerms;
import eu.passerelle.dashboard.DataDesk.Kind;
import eu.passerelle.journal.ConfigurationVersion;
import eu.passerelle.model.LearningOpportunity;
import eu.passerelle.model.University;
import eu.passerelle.routes.config.UniversitySettings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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

    /** A kept record; empty where the connector cannot read it alone. */
    Optional<CompletionPage> readAgain(SourceRecord raw) {
        return connector.readAgain(sis, raw).map(this::overridden);
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
        return valueFiles().map(file -> sis.home().resolve(file).toString()).toList();
    }

    private Stream<Path> valueFiles() {
        Stream<@Nullable Path> own = SettingsParts.of((Object) sis.settings(), RecordMapping.class).stream()
                .map(RecordMapping::values);
        Stream<@Nullable Path> courses = SettingsParts.of((Object) sis.settings(), OpportunityMapping.class).stream()
                .map(OpportunityMapping::values);
        CompletionOverride mapping = settings.mapping();
        return Stream.of(own, courses, Stream.ofNullable(mapping == null ? null : mapping.values()))
                .flatMap(files -> files)
                .filter(Objects::nonNull)
                .distinct();
    }

    /** Files that it is used with, whether or not they are there. */
    List<Companion> companions() {
        Stream<Companion> rosters = Companion.rosters(sis.settings());
        Stream<Companion> values = valueFiles().map(file -> new Companion(Kind.VALUES, file.toString()));
        return Stream.of(
                        values,
                        rosters,
                        Stream.of(
                                new Companion(Kind.CATALOGUE, "catalogue/" + id() + ".csv"),
                                new Companion(Kind.GRADES, "grades/" + id() + ".csv")))
                .flatMap(files -> files)
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

    /** Servers of its SIS that are called by https, as {@code host:port}. */
    List<String> servers() {
        return CertificateEnds.servers(sis, connector.addresses(sis.settings()));
    }

    /** Until when their certificates are good, of those that answer. */
    Map<String, Instant> certificateEnds() {
        return CertificateEnds.look(sis, servers());
    }

    Optional<Instant> clientCertificateEnd() {
        return CertificateEnds.ours(sis);
    }

    Reachability reach() {
        return connector.reach(sis);
    }

    List<CheckStep> check() {
        return connector.check(sis);
    }
}
