package eu.passerelle.sis.elmo;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.SisConnector;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.testkit.SisConnectorContract;
import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedResult;
import eu.passerelle.simulators.elmo.ElmoForm;
import eu.passerelle.simulators.elmo.ElmoSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract, wherever the files are dropped. */
abstract class ElmoFilesContract extends SisConnectorContract<ElmoSettings> {

    @TempDir
    Path drops;

    private final Campus campus = new Campus("aalborg", "aau.example", "da", 100, 240, 11);
    private final ElmoConnector connector = new ElmoConnector();
    private ElmoSimulator simulator = new ElmoSimulator(campus, Path.of("."), ElmoForm.ELMO_2);

    @BeforeEach
    void dropInto() {
        simulator = new ElmoSimulator(campus, inbox(), ElmoForm.ELMO_2);
    }

    Path inbox() {
        return drops.resolve("inbox");
    }

    @Override
    protected Campus campus() {
        return campus;
    }

    @Override
    protected SisConnector<ElmoSettings> connector() {
        return connector;
    }

    @Override
    protected void publish() {
        simulator.publishChanges();
    }

    /** Identifiers of results are unique within their issuer only. */
    @Override
    protected String sourceKey(SimulatedResult result) {
        return campus.domain() + ":" + result.id();
    }

    @Test
    void looksAtAllResultsWithoutMovingAFile() throws IOException {
        simulator.publish();
        List<Path> dropped = files();

        CompletionPage page = connector.look(sis(settings()), Watermark.NONE);
        int seen = page.size();
        while (!page.last()) {
            page = connector.look(sis(settings()), page.next());
            seen += page.size();
        }

        assertThat(seen).isEqualTo(campus.results().size());
        assertThat(files()).isEqualTo(dropped).isNotEmpty();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(inbox())) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
