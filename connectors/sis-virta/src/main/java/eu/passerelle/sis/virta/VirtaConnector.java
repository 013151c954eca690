package eu.passerelle.sis.virta;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.SisConnector;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.roster.LearnerPage;
import eu.passerelle.connectors.roster.Roster;
import eu.passerelle.connectors.roster.RosterCheck;
import eu.passerelle.connectors.roster.RosterLearner;
import eu.passerelle.connectors.roster.RosterNumber;
import eu.passerelle.connectors.roster.RosterReading;
import eu.passerelle.connectors.soap.SoapPorts;
import eu.passerelle.sis.virta.wsdl.OpiskelijanTiedot;
import java.util.List;
import java.util.function.Function;

/**
 * Reads Virta, the Finnish national data warehouse of higher education: SOAP, one learner a call. Who is read stands
 * in a {@link VirtaSettings#roster() roster}; the watermark is the place in it, and at its end {@link Watermark#NONE},
 * because Virta cannot say what has changed. Each reply is a complete answer about its learner.
 */
public final class VirtaConnector implements SisConnector<VirtaSettings> {

    static final RosterNumber OPPIJANUMERO =
            RosterNumber.of("oppijanumero", "1\\.2\\.246\\.562\\.\\d{1,4}\\.\\d{1,20}");
    static final RosterNumber HENKILOTUNNUS = RosterNumber.of("henkilotunnus", "\\d{6}[-+A-FU-Y]\\d{3}[0-9A-Y]");
    static final List<RosterNumber> NUMBERS = List.of(OPPIJANUMERO, HENKILOTUNNUS);

    private static final int CONCURRENT_CALLS = 8;

    private final SoapPorts<OpiskelijanTiedot> ports = new SoapPorts<>(OpiskelijanTiedot.class);

    @Override
    public String protocol() {
        return "virta";
    }

    @Override
    public Class<VirtaSettings> settingsType() {
        return VirtaSettings.class;
    }

    @Override
    public CompletionPage read(SisContext<VirtaSettings> sis, Watermark since) {
        return new RosterReading(sis, roster(sis), sis.settings().learnersPerPage(), CONCURRENT_CALLS)
                .page(since, asking(sis));
    }

    @Override
    public List<CheckStep> check(SisContext<VirtaSettings> sis) {
        String host = String.valueOf(sis.settings().endpoint().getHost());
        return new RosterCheck("Virta", host, VirtaGrades.NATIONAL::equals)
                .run(() -> roster(sis), learner -> asking(sis).apply(learner));
    }

    private static Roster roster(SisContext<VirtaSettings> sis) {
        return Roster.read(sis, sis.settings().roster(), NUMBERS);
    }

    private Function<RosterLearner, LearnerPage> asking(SisContext<VirtaSettings> sis) {
        VirtaClient client = new VirtaClient(sis, ports);
        return learner -> StudyReader.read(sis, learner, client.ask(learner));
    }
}
