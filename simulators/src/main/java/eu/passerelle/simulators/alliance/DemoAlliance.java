package eu.passerelle.simulators.alliance;

import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.elmo.ElmoForm;
import eu.passerelle.simulators.elmo.ElmoSimulator;
import eu.passerelle.simulators.elmo.SftpSimulator;
import eu.passerelle.simulators.mail.MailSimulator;
import eu.passerelle.simulators.ooapi.OoapiSimulator;
import eu.passerelle.simulators.virta.VirtaSimulator;
import eu.passerelle.simulators.wallet.WalletSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Three universities with three kinds of SIS, a Europass wallet and a mail server, on loopback. The directory gets what
 * the shipped configuration refers to: secrets, the roster, the SFTP host key's fingerprint.
 */
public final class DemoAlliance implements AutoCloseable {

    private static final String SFTP_USER = "passerelle";
    private static final String DEMO_SECRET = "demo-secret";
    private static final String OOAPI_SECRET = "simulated-secret";

    private final Campus tampere;
    private final Campus twente;
    private final Campus aalborg;
    private final VirtaSimulator virta;
    private final OoapiSimulator ooapi;
    private final ElmoSimulator elmo;
    private final SftpSimulator sftp;
    private final WalletSimulator wallet;
    private final MailSimulator mail;

    /**
     * @param directory for secrets, roster and the SFTP server's files
     * @param results of each university
     */
    public DemoAlliance(Path directory, int results) {
        try {
            Path secrets = Files.createDirectories(directory.resolve("secrets"));
            tampere = Campus.of("tampere", "tuni.fi", "fi", results);
            twente = Campus.of("twente", "utwente.nl", "nl", results);
            aalborg = Campus.of("aalborg", "aau.dk", "da", results);
            virta = new VirtaSimulator(0, tampere, DEMO_SECRET);
            ooapi = new OoapiSimulator(0, twente, OoapiSimulator.Version.V6, OoapiSimulator.Auth.OAUTH2);
            Path root = Files.createDirectories(directory.resolve("sftp").toAbsolutePath());
            elmo = new ElmoSimulator(aalborg, root.resolve("inbox"), ElmoForm.ELMO_2);
            elmo.publish();
            sftp = new SftpSimulator(0, root, SFTP_USER, DEMO_SECRET);
            wallet = new WalletSimulator(0);
            mail = new MailSimulator(0);
            Files.writeString(secrets.resolve("virta-key"), DEMO_SECRET);
            Files.writeString(secrets.resolve("ooapi-secret"), OOAPI_SECRET);
            Files.writeString(secrets.resolve("sftp-password"), DEMO_SECRET);
            Files.writeString(secrets.resolve("seal-password"), DEMO_SECRET);
            Files.writeString(directory.resolve("sftp-host-key"), sftp.fingerprint());
            Files.writeString(directory.resolve("tampere-roster.csv"), virta.rosterCsv());
        } catch (IOException e) {
            throw new UncheckedIOException("The demo cannot write into " + directory, e);
        }
    }

    /** Values for the {@code ${env:...}} references of the shipped configuration. */
    public Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("TAMPERE_VIRTA", virta.address().toString());
        environment.put("TWENTE_OOAPI", ooapi.base().toString());
        environment.put(
                "TWENTE_OOAPI_TOKEN",
                ooapi.server().address().resolve("/oauth/token").toString());
        environment.put("AALBORG_SFTP_PORT", String.valueOf(sftp.port()));
        environment.put("EUROPASS_WALLET", wallet.address().toString());
        environment.put("SMTP_PORT", String.valueOf(mail.port()));
        return environment;
    }

    public Campus tampere() {
        return tampere;
    }

    public Campus twente() {
        return twente;
    }

    public Campus aalborg() {
        return aalborg;
    }

    public VirtaSimulator virta() {
        return virta;
    }

    public OoapiSimulator ooapi() {
        return ooapi;
    }

    public ElmoSimulator elmo() {
        return elmo;
    }

    public WalletSimulator wallet() {
        return wallet;
    }

    public MailSimulator mail() {
        return mail;
    }

    @Override
    public void close() {
        virta.close();
        ooapi.close();
        sftp.close();
        wallet.close();
        mail.close();
    }
}
