package eu.passerelle.simulators.alliance;

import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.table.TableDialect;
import eu.passerelle.simulators.table.TableForm;
import eu.passerelle.simulators.table.TableSimulator;
import java.net.URI;
import java.util.Map;

/**
 * University of Aveiro: a table of all results as Excel's Unicode text, with decimal commas, pushed to the hub. What is
 * there before the hub listens lies in its inbox as if it had been pushed.
 */
public final class Aveiro implements DemoUniversity {

    private final Campus campus;
    private final TableSimulator tables;
    private final String token;

    Aveiro(DemoDirectory directory, int results) {
        campus = Campus.of("aveiro", "ua.pt", "pt", results);
        token = directory.write("secrets/aveiro-upload-token", "demo-upload-token");
        tables = new TableSimulator(campus, directory.directory("aveiro"), TableDialect.AVEIRO, TableForm.UNICODE_TEXT);
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

    /**
     * As the university does it: over HTTP to the running hub.
     *
     * @return the status of the hub's answer
     */
    public int push(URI hub) {
        return tables.push(hub.resolve("/upload/aveiro"), token);
    }

    @Override
    public void close() {}
}
