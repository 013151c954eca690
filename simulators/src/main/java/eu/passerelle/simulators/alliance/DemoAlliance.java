package eu.passerelle.simulators.alliance;

import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.mail.MailSimulator;
import eu.passerelle.simulators.wallet.WalletSimulator;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The alliance's universities, each with its own kind of SIS, a Europass wallet and a mail server, on loopback. A
 * university is one class here and one file in {@code config/universities}.
 */
public final class DemoAlliance implements AutoCloseable {

    private final List<DemoUniversity> universities;
    private final WalletSimulator wallet;
    private final MailSimulator mail;

    /**
     * @param root gets what the shipped configuration refers to: secrets, rosters, keys, the files of SFTP servers
     * @param results of each university
     */
    public DemoAlliance(Path root, int results) {
        DemoDirectory directory = new DemoDirectory(root);
        directory.secret("seal-password");
        universities = List.of(
                new Aalborg(directory, results), new Tampere(directory, results), new Twente(directory, results));
        wallet = new WalletSimulator(0);
        mail = new MailSimulator(0);
    }

    /** Values for the {@code ${env:...}} references of the shipped configuration. */
    public Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        universities.forEach(university -> environment.putAll(university.environment()));
        environment.put("EUROPASS_WALLET", wallet.address().toString());
        environment.put("SMTP_PORT", String.valueOf(mail.port()));
        return environment;
    }

    public List<DemoUniversity> universities() {
        return universities;
    }

    public Campus campus(String id) {
        return universities.stream()
                .map(DemoUniversity::campus)
                .filter(campus -> campus.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** Drops the files of what has changed, where a SIS drops files. */
    public void publish() {
        universities.forEach(DemoUniversity::publish);
    }

    public WalletSimulator wallet() {
        return wallet;
    }

    public MailSimulator mail() {
        return mail;
    }

    @Override
    public void close() {
        universities.forEach(DemoUniversity::close);
        wallet.close();
        mail.close();
    }
}
