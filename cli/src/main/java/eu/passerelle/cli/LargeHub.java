package eu.passerelle.cli;

import eu.passerelle.dashboard.bench.LargeJournal;
import eu.passerelle.dashboard.bench.RetriedPayloads;
import eu.passerelle.database.EmbeddedDatabase;
import eu.passerelle.journal.JournalDatabase;
import eu.passerelle.journal.PayloadCipher;
import eu.passerelle.routes.config.Configuration;
import eu.passerelle.simulators.alliance.DemoAlliance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The directories of a hub with a large journal: of thirteen universities, of which it reads three. */
final class LargeHub {

    /** Simulated, and read while people look. */
    static final Set<String> READ = Set.of("aalborg", "tampere", "twente");

    /** One of those that are only in the journal; they are configured as this one. */
    static final String INVENTED = "invented-1";

    private static final String CONFIGURED_AS = "twente";
    private static final List<String> INVENTIONS =
            IntStream.rangeClosed(1, 10).mapToObj(i -> "invented-" + i).toList();
    private static final int SAMPLES = 200;
    private static final int KEY_BYTES = 32;

    static final Path DATA = Path.of("data", "bench-dashboard");
    private static final Path HUB = DATA.resolve("hub");
    private static final Path CONFIGURATION = DATA.resolve("config");

    private LargeHub() {}

    /** The configuration is copied beside the data, so that its relative references lead there. */
    static void prepare(Path configuration) throws IOException {
        DataDirectory.empty(DATA, HUB);
        DataDirectory.copy(configuration, CONFIGURATION);
        Path universities = CONFIGURATION.resolve("universities");
        String one = Files.readString(universities.resolve(CONFIGURED_AS + ".yaml"));
        for (String id : INVENTIONS) {
            Files.writeString(universities.resolve(id + ".yaml"), one.replace("\nid: " + CONFIGURED_AS, "\nid: " + id));
        }
    }

    /** @param kept hub's data that were filled before, or are to be filled and kept; null: none */
    static void fill(int transfers, @Nullable Path kept) throws IOException {
        Path data = kept == null ? HUB : kept;
        if (!Files.exists(data.resolve("database"))) {
            invent(transfers, data);
        }
        if (kept != null) {
            EmbeddedDatabase.stopLeftOver(kept.resolve("database"));
            DataDirectory.copy(kept, HUB);
            // a database's server refuses a directory that others may read
            Files.setPosixFilePermissions(HUB.resolve("database"), PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static void invent(int transfers, Path data) throws IOException {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        Files.createDirectories(data);
        Files.writeString(data.resolve("journal.key"), Base64.getEncoder().encodeToString(key));
        List<String> universities =
                Stream.concat(READ.stream().sorted(), INVENTIONS.stream()).toList();
        try (EmbeddedDatabase server = EmbeddedDatabase.start(data.resolve("database"), false);
                // one statement of these takes minutes on a busy machine
                JournalDatabase database = new JournalDatabase(server.url() + "&socketTimeout=0", server.user(), "")) {
            new LargeJournal(database.jdbc()).fill(transfers, universities);
            new RetriedPayloads(database.jdbc(), new PayloadCipher(key)).write();
        }
    }

    /** @return ids of transfers that have failed at the delivery, so that there is a credential too */
    static List<String> samples() {
        try (EmbeddedDatabase server = EmbeddedDatabase.start(HUB.resolve("database"), false);
                JournalDatabase database = new JournalDatabase(server.url(), server.user(), "")) {
            return database.jdbc()
                    .query(
                            "select transfer from delivery where state = 'FAILED' limit " + SAMPLES,
                            (row, number) -> row.getString(1));
        }
    }

    static DemoAlliance alliance(int results) {
        return new DemoAlliance(DATA.resolve("data").resolve("demo"), results, READ);
    }

    static Configuration configure(DemoAlliance alliance) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.putAll(alliance.environment());
        environment.put("PASSERELLE_DATA", HUB.toString());
        environment.put("PASSERELLE_PORT", "0");
        return Configuration.load(CONFIGURATION, environment, id -> READ.contains(id) || INVENTIONS.contains(id));
    }
}
