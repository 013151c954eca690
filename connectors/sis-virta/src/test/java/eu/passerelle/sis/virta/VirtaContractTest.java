package eu.passerelle.sis.virta;

import eu.passerelle.connectors.SisConnector;
import eu.passerelle.connectors.testkit.SisConnectorContract;
import eu.passerelle.connectors.testkit.Trouble;
import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedResult;
import eu.passerelle.simulators.virta.VirtaSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class VirtaContractTest extends SisConnectorContract<VirtaSettings> {

    private final Campus campus = Campus.of("tampere", "tuni.fi", "fi", 400);
    private final VirtaSimulator virta = new VirtaSimulator(0, campus, "right-key");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path home;

    @BeforeEach
    void writeRoster() throws IOException {
        Files.writeString(home.resolve("learners.csv"), virta.rosterCsv());
    }

    @AfterEach
    void close() {
        virta.close();
    }

    @Override
    protected Campus campus() {
        return campus;
    }

    @Override
    protected SisConnector<VirtaSettings> connector() {
        return new VirtaConnector();
    }

    @Override
    protected VirtaSettings settings() {
        return VirtaScenes.settings(virta.address(), home.resolve("learners.csv"), "right-key");
    }

    @Override
    protected VirtaSettings wrongCredentials() {
        return VirtaScenes.settings(virta.address(), home.resolve("learners.csv"), "wrong-key");
    }

    @Override
    protected Trouble trouble() {
        return Trouble.of(virta.server());
    }

    /** Virta holds final results only. */
    @Override
    protected boolean supportsProvisional() {
        return false;
    }

    @Override
    protected boolean shows(SimulatedResult result) {
        return result.kind() != SimulatedResult.Kind.PROVISIONAL;
    }
}
