package eu.passerelle.simulators.alliance;

import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedCertificate;
import eu.passerelle.simulators.SimulatedResult;
import eu.passerelle.simulators.ladok.LadokSimulator;
import java.util.Map;

/** Linköping University: Ladok over mutual TLS. */
public final class Linkoping implements DemoUniversity {

    private final Campus campus;
    private final LadokSimulator ladok;

    Linkoping(DemoDirectory directory, int results) {
        campus = Campus.of("linkoping", "liu.se", "sv", results);
        String password = directory.secret("ladok-password");
        SimulatedCertificate server = SimulatedCertificate.selfSigned(password);
        SimulatedCertificate client = SimulatedCertificate.selfSigned(password);
        ladok = new LadokSimulator(0, campus, server, client);
        directory.write("secrets/ladok-client.p12", client.pkcs12());
        directory.write("ladok-server.pem", server.pem());
    }

    @Override
    public Campus campus() {
        return campus;
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("LINKOPING_LADOK", ladok.address().toString());
    }

    /** Drafts emit no event. */
    @Override
    public boolean tellsProvisional() {
        return false;
    }

    /** A void event, then a result with another id. */
    @Override
    public boolean correctsInPlace() {
        return false;
    }

    @Override
    public boolean isKeyOf(SimulatedResult result, String sourceKey) {
        return sourceKey.equals(LadokSimulator.resultUid(result));
    }

    /** Credit transfer is no event of a result; here it looks like any other. */
    @Override
    public boolean tellsRecognised() {
        return false;
    }

    @Override
    public void close() {
        ladok.close();
    }
}
