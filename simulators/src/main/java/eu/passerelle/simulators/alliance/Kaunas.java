package eu.passerelle.simulators.alliance;

import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.table.TableDialect;
import eu.passerelle.simulators.table.TableForm;
import eu.passerelle.simulators.table.TableSimulator;
import java.util.Map;

/** Kaunas University of Technology: a table of all results as CSV in a directory of this machine. */
public final class Kaunas implements DemoUniversity {

    private final Campus campus;
    private final TableSimulator tables;

    Kaunas(DemoDirectory directory, int results) {
        campus = Campus.of("kaunas", "ktu.edu", "lt", results);
        tables = new TableSimulator(campus, directory.directory("kaunas"), TableDialect.KAUNAS, TableForm.CSV);
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
