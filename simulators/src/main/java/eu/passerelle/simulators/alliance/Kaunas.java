package eu.passerelle.simulators.alliance;

import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.elmo.SftpSimulator;
import eu.passerelle.simulators.table.TableDialect;
import eu.passerelle.simulators.table.TableForm;
import eu.passerelle.simulators.table.TableSimulator;
import java.nio.file.Path;
import java.util.Map;

/** Kaunas University of Technology: a table of all results as CSV on an SFTP server. */
public final class Kaunas implements DemoUniversity {

    private final Campus campus;
    private final TableSimulator tables;
    private final SftpSimulator sftp;

    Kaunas(DemoDirectory directory, int results) {
        campus = Campus.of("kaunas", "ktu.edu", "lt", results);
        Path root = directory.directory("kaunas-sftp");
        tables = new TableSimulator(campus, root.resolve("inbox"), TableDialect.KAUNAS, TableForm.CSV);
        tables.publish();
        sftp = new SftpSimulator(0, root, "passerelle", directory.secret("kaunas-password"));
        directory.write("kaunas-host-key", sftp.fingerprint());
    }

    @Override
    public Campus campus() {
        return campus;
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("KAUNAS_SFTP_PORT", String.valueOf(sftp.port()));
    }

    @Override
    public void publish() {
        tables.publishChanges();
    }

    @Override
    public void close() {
        sftp.close();
    }
}
