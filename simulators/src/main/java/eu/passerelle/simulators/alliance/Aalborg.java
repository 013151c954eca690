package eu.passerelle.simulators.alliance;

import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.elmo.ElmoForm;
import eu.passerelle.simulators.elmo.ElmoSimulator;
import eu.passerelle.simulators.elmo.SftpSimulator;
import java.nio.file.Path;
import java.util.Map;

/** Aalborg University: ELMO transcripts dropped on an SFTP server. */
public final class Aalborg implements DemoUniversity {

    private final Campus campus;
    private final ElmoSimulator elmo;
    private final SftpSimulator sftp;

    Aalborg(DemoDirectory directory, int results) {
        campus = Campus.of("aalborg", "aau.dk", "da", results);
        Path root = directory.directory("sftp");
        elmo = new ElmoSimulator(campus, root.resolve("inbox"), ElmoForm.ELMO_2);
        elmo.publish();
        sftp = new SftpSimulator(0, root, "passerelle", directory.secret("sftp-password"));
        directory.write("sftp-host-key", sftp.fingerprint());
    }

    @Override
    public Campus campus() {
        return campus;
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("AALBORG_SFTP_PORT", String.valueOf(sftp.port()));
    }

    /** A transcript does not say that it is whole. */
    @Override
    public boolean tellsWithdrawal() {
        return false;
    }

    @Override
    public void publish() {
        elmo.publishChanges();
    }

    @Override
    public void close() {
        sftp.close();
    }
}
