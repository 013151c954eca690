package eu.passerelle.connectors;

import eu.passerelle.connectors.http.AddressCheck;
import eu.passerelle.model.LearningOpportunity;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Speaks with one kind of student information system. Registered by {@link java.util.ServiceLoader}; must be
 * stateless or thread-safe, and never keeps a position of its own: that is the {@link Watermark}.
 *
 * @param <S> a record of settings, bound strictly from the {@code sis:} section of a university's file
 */
public interface SisConnector<S> {

    /** The word used in {@code config/universities/*.yaml}. */
    String protocol();

    Class<S> settingsType();

    /**
     * The page after {@code since}. Reading the same watermark again gives the same results, or what has become of
     * them.
     *
     * @throws eu.passerelle.connectors.failure.RetriableException worth trying again later
     * @throws eu.passerelle.connectors.failure.NonRetriableException a person must act first
     */
    CompletionPage read(SisContext<S> sis, Watermark since);

    /** What the SIS publishes of its learning opportunities; empty where it publishes none. */
    default List<LearningOpportunity> catalogue(SisContext<S> sis) {
        return List.of();
    }

    /**
     * As {@link #read}, but leaves the SIS as it is, also where reading on acknowledges what was read (files are moved).
     * For previews and for runs that take only a part of what they read. Such a reading has watermarks of its own: those
     * of {@code read} are not for it, nor its for {@code read}.
     */
    default CompletionPage look(SisContext<S> sis, Watermark since) {
        return read(sis, since);
    }

    /**
     * A record that was read before, from what was kept of it, as if the SIS sent it now: a page of one record. Asks no SIS.
     * Only for connectors whose records say by themselves what they are.
     *
     * @return empty where what stood around the record is needed too, which is not kept: then only the SIS can tell it again
     */
    default Optional<CompletionPage> readAgain(SisContext<S> sis, SourceRecord raw) {
        return Optional.empty();
    }

    /** Where the university may push its files over HTTPS; empty where it may not, as most. */
    default Optional<UploadDoor> uploads(SisContext<S> sis) {
        return Optional.empty();
    }

    /** The addresses in the settings that the hub calls: all of them, unless the connector knows better. */
    default List<URI> addresses(S settings) {
        return SettingsParts.of((Object) settings, URI.class);
    }

    /** The first steps of {@code ./hub check}: hosts, names, connections, certificates, clocks. Shows no credentials. */
    default Reachability reach(SisContext<S> sis) {
        return AddressCheck.of(sis, addresses(sis.settings()));
    }

    /** Further steps of {@code ./hub check} that only this connector knows, in order, each against the live system. */
    default List<CheckStep> check(SisContext<S> sis) {
        return List.of();
    }
}
