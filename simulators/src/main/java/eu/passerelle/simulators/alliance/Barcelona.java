package eu.passerelle.simulators.alliance;

import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.table.TableDialect;
import eu.passerelle.simulators.table.TableForm;
import eu.passerelle.simulators.table.TableSimulator;
import java.util.Map;

/** Universitat Autònoma de Barcelona: a table of all results as CSV in a directory. */
public final class Barcelona implements DemoUniversity {

    private final Campus campus;
    private final TableSimulator tables;

    Barcelona(DemoDirectory directory, int results) {
        campus = Campus.of("barcelona", "uab.cat", "ca", results);
        tables = new TableSimulator(campus, directory.directory("barcelona"), TableDialect.BARCELONA, TableForm.CSV);
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
