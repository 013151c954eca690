package eu.passerelle.simulators.alliance;

import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.ewp.EwpSignatures;
import eu.passerelle.simulators.lti.LtiSimulator;
import java.security.KeyPair;
import java.util.Map;

/** A university that grades on its learning platform: LTI Advantage, one context a course. */
public final class LearningPlatform implements DemoUniversity {

    /** As a platform in wide use has it. */
    private static final int MOST_ROWS = 100;

    private final Campus campus;
    private final LtiSimulator platform;

    LearningPlatform(DemoDirectory directory, int results) {
        KeyPair hub = EwpSignatures.newKey();
        campus = Campus.of("platform", "platform.example", "lt", results);
        platform = new LtiSimulator(0, campus, "passerelle", "key-1", hub.getPublic(), MOST_ROWS);
        directory.write("secrets/lti-key.pem", EwpSignatures.pem(hub));
    }

    @Override
    public Campus campus() {
        return campus;
    }

    @Override
    public Map<String, String> environment() {
        return Map.of(
                "PLATFORM", platform.server().address().resolve("/").toString().replaceAll("/$", ""));
    }

    @Override
    public boolean tellsProvisional() {
        return false;
    }

    @Override
    public boolean tellsRecognised() {
        return false;
    }

    @Override
    public void close() {
        platform.close();
    }
}
