package eu.passerelle.simulators.alliance;

import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.table.TableDialect;
import eu.passerelle.simulators.table.TableForm;
import eu.passerelle.simulators.table.TableSimulator;
import java.util.Map;

/** University of Aveiro: a workbook of all results in a directory. */
public final class Aveiro implements DemoUniversity {

    private final Campus campus;
    private final TableSimulator tables;

    Aveiro(DemoDirectory directory, int results) {
        campus = Campus.of("aveiro", "ua.pt", "pt", results);
        tables = new TableSimulator(campus, directory.directory("aveiro"), TableDialect.AVEIRO, TableForm.XLSX);
        tables.publish();
    }

    @Override
    public Campus campus() {
        return campus;
    }

    @Override
    public Map<String, String> environment() {
        return Map.of();
    }

    @Override
    public void publish() {
        tables.publishChanges();
    }

    @Override
    public void close() {}
}
