package eu.passerelle.sis.hisinone;

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
import jakarta.xml.ws.Dispatch;
import java.util.List;
import java.util.function.Function;
import javax.xml.transform.Source;

/**
 * Reads HISinOne: a SOAP service that the university orchestrates ({@code wsdl/achievements.wsdl}), learner by learner
 * from a {@link HisInOneSettings#roster() roster}. The messages are made without generated classes, because each
 * upgrade of HISinOne may rename the operation, and that must be a setting.
 */
public final class HisInOneConnector implements SisConnector<HisInOneSettings> {

    static final List<RosterNumber> NUMBERS = List.of(RosterNumber.of("matrikelnummer", "[0-9A-Za-z./-]{1,30}"));

    private static final int CONCURRENT_LEARNERS = 8;

    private final SoapPorts<Dispatch<Source>> ports = SoapPorts.payloads();

    @Override
    public String protocol() {
        return "hisinone";
    }

    @Override
    public Class<HisInOneSettings> settingsType() {
        return HisInOneSettings.class;
    }

    @Override
    public CompletionPage read(SisContext<HisInOneSettings> sis, Watermark since) {
        return new RosterReading(sis, roster(sis), sis.settings().learnersPerPage(), CONCURRENT_LEARNERS)
                .page(since, asking(sis));
    }

    @Override
    public List<CheckStep> check(SisContext<HisInOneSettings> sis) {
        String host = String.valueOf(sis.settings().endpoint().getHost());
        return new RosterCheck("HISinOne", host, AchievementMapper.SCALE::equals)
                .run(() -> roster(sis), learner -> asking(sis).apply(learner));
    }

    private static Roster roster(SisContext<HisInOneSettings> sis) {
        return Roster.read(sis, sis.settings().roster(), NUMBERS);
    }

    private Function<RosterLearner, LearnerPage> asking(SisContext<HisInOneSettings> sis) {
        HisInOneClient client = new HisInOneClient(sis, ports);
        return learner -> new LearnerReader(sis, client, learner).read();
    }
}
