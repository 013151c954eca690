package eu.passerelle.simulators.alliance;

import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.xhochschule.XHochschuleSimulator;
import java.util.Map;

/** Hamburg University of Technology by files: XHochschule transcripts in a directory, and a roster beside them. */
public final class TuhhFiles implements DemoUniversity {

    private final Campus campus;
    private final XHochschuleSimulator tune;

    TuhhFiles(DemoDirectory directory, int results) {
        campus = Campus.of("tuhh", "tuhh.de", "de", results);
        tune = new XHochschuleSimulator(campus, directory.directory("tuhh-inbox"));
        tune.publish();
        directory.write("tuhh-roster.csv", tune.rosterCsv());
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
        tune.publishChanges();
    }

    @Override
    public void close() {}
}
