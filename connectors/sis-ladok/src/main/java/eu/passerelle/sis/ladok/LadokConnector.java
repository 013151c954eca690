package eu.passerelle.sis.ladok;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.SisConnector;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.Watermark;
import java.util.List;

/**
 * Follows Ladok's feed of events and completes each result by REST lookups. Attested results only are told there, and
 * voided ones are taken back by an event of their own. What is known of the interface and what is reconstructed is told
 * in this module's README.
 */
public final class LadokConnector implements SisConnector<LadokSettings> {

    private final Lookups lookups = new Lookups();

    @Override
    public String protocol() {
        return "ladok";
    }

    @Override
    public Class<LadokSettings> settingsType() {
        return LadokSettings.class;
    }

    @Override
    public CompletionPage read(SisContext<LadokSettings> sis, Watermark since) {
        return new FeedReading(sis, new LadokService(sis), lookups, Position.of(since)).read();
    }

    @Override
    public List<CheckStep> check(SisContext<LadokSettings> sis) {
        return new LadokCheck(sis, new LadokService(sis), lookups).steps();
    }
}
