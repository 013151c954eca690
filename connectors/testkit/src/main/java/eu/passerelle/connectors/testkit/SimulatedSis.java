package eu.passerelle.connectors.testkit;

import eu.passerelle.connectors.Limits;
import eu.passerelle.connectors.SisConnector;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.http.OutgoingAddresses;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.Organisation;
import eu.passerelle.model.University;
import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedResult;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/**
 * What a connector's test says of its SIS: how its simulator is reached, and, by overriding a {@code supports} method,
 * what it cannot do.
 *
 * @param <S> the connector's settings record
 */
public abstract class SimulatedSis<S> {

    /** How long a call may take. */
    protected Duration patience = Duration.ofSeconds(2);

    /** At least 200 results of every kind; the simulator serves this campus. */
    protected abstract Campus campus();

    protected abstract SisConnector<S> connector();

    /** Settings that work against the simulator. */
    protected abstract S settings();

    /** Settings with a wrong password or key. */
    protected abstract S wrongCredentials();

    /** How the simulator is put out of order. */
    protected abstract Trouble trouble();

    /** False where the SIS does not say so, for example a directory of files. */
    protected boolean supportsCredentials() {
        return true;
    }

    /** False where the same result cannot be seen to be gone. */
    protected boolean supportsWithdrawal() {
        return true;
    }

    /** False where the SIS has no provisional results. */
    protected boolean supportsProvisional() {
        return true;
    }

    /** False for a result that this SIS does not show (yet), for example a provisional one in a register of final ones. */
    protected boolean shows(SimulatedResult result) {
        return true;
    }

    /** False where results do not say that they recognise credit earned elsewhere. */
    protected boolean supportsRecognition() {
        return true;
    }

    /** False where a correction takes the result back and gives a new one with a key of its own. */
    protected boolean correctsInPlace() {
        return true;
    }

    /** Called before a reading, for simulators that must publish what the campus holds now (files). */
    protected void publish() {}

    protected SisContext<S> sis(S settings) {
        Limits limits = new Limits(32L << 20, patience, patience, 64);
        return new SisContext<>(
                university(),
                settings,
                limits,
                new OutgoingAddresses(List.of("localhost", "127.0.0.1")),
                Path.of("."),
                Clock.systemUTC());
    }

    protected University university() {
        Campus campus = campus();
        return new University(
                campus.id(),
                new Organisation(
                        LocalizedText.of("en", "University of " + campus.id()), "FIN", null, campus.domain(), null),
                List.of("en", campus.language()),
                ZoneId.of("Europe/Helsinki"));
    }

    /** The connector's source key of a result; the SIS's own id unless it has no such thing. */
    protected String sourceKey(SimulatedResult result) {
        return result.id();
    }
}
