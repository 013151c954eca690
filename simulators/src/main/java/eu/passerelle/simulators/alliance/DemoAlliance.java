package eu.passerelle.simulators.alliance;

import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.mail.MailSimulator;
import eu.passerelle.simulators.wallet.WalletSimulator;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * The alliance's universities, each with its own kind of SIS, a Europass wallet and a mail server, on loopback. A
 * university is one class here and one file in {@code config/universities}.
 */
public final class DemoAlliance implements AutoCloseable {

    /** By id, as in {@code config/universities}. */
    private static final Map<String, Opening> OPENINGS = new TreeMap<>(Map.ofEntries(
            Map.entry("aalborg", Aalborg::new),
            Map.entry("aveiro", Aveiro::new),
            Map.entry("barcelona", Barcelona::new),
            Map.entry("dublin", Dublin::new),
            Map.entry("insa", GroupeInsa::new),
            Map.entry("kaunas", Kaunas::new),
            Map.entry("linkoping", Linkoping::new),
            Map.entry("monterrey", Monterrey::new),
            Map.entry("stavanger", Stavanger::new),
            Map.entry("tampere", Tampere::new),
            Map.entry("trento", Trento::new),
            Map.entry("tuhh", Tuhh::new),
            Map.entry("twente", Twente::new)));

    /** Other ways to read some of them, each described in its connector's README. */
    private static final Map<String, Opening> ALTERNATIVES = Map.of(
            "aalborg-stads", AalborgStads::new,
            "insa-pegase", InsaPegase::new,
            "tampere-sisu", TampereSisu::new,
            "tuhh-xhochschule", TuhhFiles::new);

    /** Systems that no university of the alliance has, each by a file in its connector's README. */
    private static final Map<String, Opening> OUTSIDE = Map.of(
            "platform-lti-ags", LearningPlatform::new,
            "porto-ewp", PortoEwp::new,
            "roster-oneroster", Gradebook::new);

    private final List<DemoUniversity> universities;
    private final WalletSimulator wallet;
    private final MailSimulator mail;

    /** How a university is made. */
    private interface Opening {
        DemoUniversity open(DemoDirectory directory, int results);
    }

    /** All of them; the parameters as below. */
    public DemoAlliance(Path root, int results) {
        this(root, results, OPENINGS.keySet());
    }

    /**
     * @param root gets what the shipped configuration refers to: secrets, rosters, keys, the files of SFTP servers
     * @param results of each university
     * @param ids of the universities that take part, or of {@link #alternatives} and {@link #outside}
     * @throws IllegalArgumentException when one of them is not simulated
     */
    public DemoAlliance(Path root, int results, Collection<String> ids) {
        Map<String, Opening> openings = new TreeMap<>(OPENINGS);
        openings.putAll(ALTERNATIVES);
        openings.putAll(OUTSIDE);
        if (!openings.keySet().containsAll(ids)) {
            throw new IllegalArgumentException("Simulated are only " + openings.keySet() + ", not all of " + ids);
        }
        DemoDirectory directory = new DemoDirectory(root);
        directory.secret("seal-password");
        universities = ids.stream()
                .distinct()
                .sorted()
                .map(id -> Objects.requireNonNull(openings.get(id)).open(directory, results))
                .toList();
        wallet = new WalletSimulator(0);
        mail = new MailSimulator(0);
    }

    /** The university that awards stacks across these; its SIS is the hub itself, so nothing is simulated for it. */
    public static final String STACKS = "eciu";

    /** Ids of all universities that can take part. */
    public static Set<String> simulated() {
        return Set.copyOf(OPENINGS.keySet());
    }

    /** Names of the simulated systems that the demo does not show, because another one of the same university stands there. */
    public static Set<String> alternatives() {
        return ALTERNATIVES.keySet();
    }

    /** Names of the simulated systems that no university of the alliance has. */
    public static Set<String> outside() {
        return OUTSIDE.keySet();
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
