package eu.passerelle.sis.ooapi;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.testkit.Reading;
import eu.passerelle.model.University;
import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.ooapi.OoapiSimulator;
import org.junit.jupiter.api.Test;

/** Persons that the SIS does not send along are kept for some minutes, for the university that they were fetched for. */
class PersonsTest {

    private static final int LEARNERS = 50;

    private final Campus campus = new Campus("twente", "utwente.nl", "nl", LEARNERS, 600, 7);
    private final OoapiConnector connector = new OoapiConnector();

    @Test
    void aUniversityIsGivenNoPersonsThatWereFetchedForAnother() {
        try (var simulator = new OoapiSimulator(0, campus, OoapiSimulator.Version.V6, OoapiSimulator.Auth.BASIC)) {
            SisContext<OoapiSettings> twente = Twente.sis(new OoapiSettings(
                    simulator.base(),
                    OoapiVersion.V6,
                    simulator.authentication(),
                    null,
                    null,
                    null,
                    false,
                    null,
                    null,
                    null));
            University own = twente.university();
            SisContext<OoapiSettings> other = new SisContext<>(
                    new University("other", own.organisation(), own.languages(), own.zone()),
                    twente.settings(),
                    twente.limits(),
                    twente.allowed(),
                    twente.home(),
                    twente.clock());

            requestsOf(twente, simulator);
            int again = requestsOf(twente, simulator);

            // lists of courses are few, so that nearly all the difference is persons
            assertThat(requestsOf(other, simulator) - again).isGreaterThanOrEqualTo(LEARNERS);
        }
    }

    private int requestsOf(SisContext<OoapiSettings> sis, OoapiSimulator simulator) {
        int before = simulator.server().requests();
        Reading.of(connector, sis, Watermark.NONE);
        return simulator.server().requests() - before;
    }
}
