package eu.passerelle.simulators.alliance;

import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedResult;
import eu.passerelle.simulators.fs.FsSimulator;
import java.util.Map;

/** University of Stavanger: FS by GraphQL; takes recognition records of what its learners have passed in Trento as files. */
public final class Stavanger implements DemoUniversity {

    private final Campus campus;
    private final FsSimulator fs;

    Stavanger(DemoDirectory directory, int results) {
        campus = campus(results);
        directory.directory("returns/stavanger");
        fs = new FsSimulator(0, campus, directory.secret("fs-password"));
    }

    static Campus campus(int results) {
        return Campus.of("stavanger", "uis.no", "nb", results);
    }

    @Override
    public Campus campus() {
        return campus;
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("STAVANGER_FS", fs.address().toString());
    }

    @Override
    public boolean isKeyOf(SimulatedResult result, String sourceKey) {
        return sourceKey.equals(FsSimulator.resultId(result));
    }

    @Override
    public void close() {
        fs.close();
    }
}
