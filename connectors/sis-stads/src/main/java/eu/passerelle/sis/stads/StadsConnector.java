package eu.passerelle.sis.stads;

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
import eu.passerelle.sis.stads.wsdl.GetStudentsResult;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads STADS: SOAP, one learner a call by CPR number from a {@link StadsSettings#roster() roster}; the answer is an
 * ELMO document without a namespace, and all that STADS holds of the learner.
 */
public final class StadsConnector implements SisConnector<StadsSettings> {

    /** The CPR number; its last four may be letters, as test persons and foreigners without one have. */
    static final RosterNumber CPR = RosterNumber.of("cpr", "\\d{6}-?[0-9A-Z]{4}");
    /** The university's own number: by it a reply for somebody else is noticed. */
    static final RosterNumber STUDENT = RosterNumber.of("studentIdentifier", "[0-9A-Za-z]{1,30}");

    private static final int CONCURRENT_LEARNERS = 8;

    private final SoapPorts<GetStudentsResult> ports = new SoapPorts<>(GetStudentsResult.class);

    @Override
    public String protocol() {
        return "stads";
    }

    @Override
    public Class<StadsSettings> settingsType() {
        return StadsSettings.class;
    }

    @Override
    public CompletionPage read(SisContext<StadsSettings> sis, Watermark since) {
        return new RosterReading(sis, roster(sis), sis.settings().learnersPerPage(), CONCURRENT_LEARNERS)
                .page(since, asking(sis));
    }

    @Override
    public List<CheckStep> check(SisContext<StadsSettings> sis) {
        String host = String.valueOf(sis.settings().endpoints().getFirst().getHost());
        return new RosterCheck("STADS", host, Set.of(StadsGrades.SEVEN_STEPS, StadsGrades.THIRTEEN)::contains)
                .run(() -> roster(sis), learner -> asking(sis).apply(learner));
    }

    private static Roster roster(SisContext<StadsSettings> sis) {
        return Roster.read(sis, sis.settings().roster(), List.of(CPR, STUDENT));
    }

    private Function<RosterLearner, LearnerPage> asking(SisContext<StadsSettings> sis) {
        StadsClient client = new StadsClient(sis, ports);
        StadsElmo elmo = new StadsElmo(sis);
        return learner -> elmo.page(learner, client.ask(learner));
    }
}
