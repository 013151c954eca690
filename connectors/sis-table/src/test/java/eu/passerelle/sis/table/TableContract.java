package eu.passerelle.sis.table;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.connectors.SisConnector;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.files.FileInbox;
import eu.passerelle.connectors.testkit.Reading;
import eu.passerelle.connectors.testkit.SisConnectorContract;
import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.table.TableDialect;
import eu.passerelle.simulators.table.TableForm;
import eu.passerelle.simulators.table.TableSimulator;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract, wherever the tables are dropped and whatever their form; a table has several pages. */
abstract class TableContract extends SisConnectorContract<TableSettings> {

    private static final int ROWS_A_PAGE = 100;

    @TempDir
    Path drops;

    private final Campus campus;
    private final TableDialect dialect;
    private final TableForm form;
    private final String preset;
    private final TableConnector connector = new TableConnector();
    private TableSimulator simulator;

    TableContract(TableDialect dialect, TableForm form, String preset) {
        this.campus = new Campus("kaunas", "ktu.example", dialect.language(), 100, 240, 13);
        this.dialect = dialect;
        this.form = form;
        this.preset = preset;
        this.simulator = new TableSimulator(campus, Path.of("."), dialect, form);
    }

    @BeforeEach
    void dropInto() {
        simulator = new TableSimulator(campus, inbox(), dialect, form);
    }

    Path inbox() {
        return drops.resolve("inbox");
    }

    TableSettings settings(FileInbox inbox) {
        return new TableSettings(inbox, null, null, dialect.name() + "-*", ROWS_A_PAGE, Presets.columns(preset), null);
    }

    @Override
    protected Campus campus() {
        return campus;
    }

    @Override
    protected SisConnector<TableSettings> connector() {
        return connector;
    }

    @Override
    protected void publish() {
        simulator.publishChanges();
    }

    @Test
    void readsAnExportInSeveralPages() {
        publish();

        Reading reading = Reading.of(connector(), sis(settings()), Watermark.NONE);

        assertThat(reading.pages()).isEqualTo(4);
        assertThat(reading.complete()).containsExactly("table");
        assertThat(reading.reported().values())
                .allSatisfy(reported -> assertThat(reported.scope()).isEqualTo("table"));
    }
}
