package eu.passerelle.simulators.alliance;

import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.elmo.SftpSimulator;
import eu.passerelle.simulators.table.TableDialect;
import eu.passerelle.simulators.table.TableForm;
import eu.passerelle.simulators.table.TableSimulator;
import java.nio.file.Path;
import java.util.Map;

/** Universitat Autònoma de Barcelona: an Excel workbook of all results on an SFTP server. */
public final class Barcelona implements DemoUniversity {

    private final Campus campus;
    private final TableSimulator tables;
    private final SftpSimulator sftp;

    Barcelona(DemoDirectory directory, int results) {
        campus = Campus.of("barcelona", "uab.cat", "ca", results);
        Path root = directory.directory("barcelona-sftp");
        tables = new TableSimulator(campus, root.resolve("inbox"), TableDialect.BARCELONA, TableForm.XLSX);
        tables.publish();
        sftp = new SftpSimulator(0, root, "passerelle", directory.secret("barcelona-sftp-password"));
        directory.write("barcelona-host-key", sftp.fingerprint());
    }

    @Override
    public Campus campus() {
        return campus;
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("BARCELONA_SFTP_PORT", String.valueOf(sftp.port()));
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
