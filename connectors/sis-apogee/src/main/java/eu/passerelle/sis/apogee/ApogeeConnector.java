package eu.passerelle.sis.apogee;

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
import eu.passerelle.sis.apogee.wsdl.PedagogiqueMetier;
import java.util.List;
import java.util.function.Function;

/**
 * Reads Apogée: SOAP, learner by learner from a {@link ApogeeSettings#roster() roster}, each learner's stages first and
 * then the results of each, from the live tables and from the extraction. Apogée cannot say what has changed; all it
 * says of one learner is a complete answer.
 */
public final class ApogeeConnector implements SisConnector<ApogeeSettings> {

    static final List<RosterNumber> NUMBERS = List.of(RosterNumber.of("codEtu", "[0-9A-Za-z]{1,20}"));

    private static final int CONCURRENT_LEARNERS = 8;

    private final SoapPorts<PedagogiqueMetier> ports = new SoapPorts<>(PedagogiqueMetier.class);

    @Override
    public String protocol() {
        return "apogee";
    }

    @Override
    public Class<ApogeeSettings> settingsType() {
        return ApogeeSettings.class;
    }

    @Override
    public CompletionPage read(SisContext<ApogeeSettings> sis, Watermark since) {
        return new RosterReading(sis, roster(sis), sis.settings().learnersPerPage(), CONCURRENT_LEARNERS)
                .page(since, asking(sis));
    }

    @Override
    public List<CheckStep> check(SisContext<ApogeeSettings> sis) {
        String host = String.valueOf(sis.settings().endpoint().getHost());
        return new RosterCheck("Apogée", host, ResultMapper.SCALE_OF_20::equals)
                .run(() -> roster(sis), learner -> asking(sis).apply(learner));
    }

    private static Roster roster(SisContext<ApogeeSettings> sis) {
        return Roster.read(sis, sis.settings().roster(), NUMBERS);
    }

    private Function<RosterLearner, LearnerPage> asking(SisContext<ApogeeSettings> sis) {
        ApogeeClient client = new ApogeeClient(sis, ports);
        return learner -> new LearnerReader(sis, client, learner).read();
    }
}
