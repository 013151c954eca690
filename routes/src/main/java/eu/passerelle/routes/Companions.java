package eu.passerelle.routes;

import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.connectors.mapping.ValueMaps;
import eu.passerelle.dashboard.DataDesk.Kind;
import eu.passerelle.journal.CompanionFiles;
import eu.passerelle.journal.CompanionFiles.Seen;
import eu.passerelle.journal.SyncRequests;
import eu.passerelle.journal.SyncRun;
import eu.passerelle.journal.WaitingForData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what lies beside the configuration: every content that is ever seen is noted, and which of them each run was read
 * with. When a value map explains a code that results wait for, they are read again by themselves.
 */
public final class Companions {

    private static final Logger LOG = LoggerFactory.getLogger(Companions.class);
    private static final long MOST_BYTES = 64L * 1024 * 1024;
    /** Before any result. */
    private static final LocalDate EVER = LocalDate.of(1900, 1, 1);

    private final Path home;
    private final Connections connections;
    private final CompanionFiles files;
    private final WaitingForData waiting;
    private final SyncRequests requests;
    private final Map<String, Noted> noted = new ConcurrentHashMap<>();

    /** A file as it was noted last. */
    private record Noted(String fingerprint, @Nullable String sha256) {}

    Companions(
            Path home, Connections connections, CompanionFiles files, WaitingForData waiting, SyncRequests requests) {
        this.home = home;
        this.connections = connections;
        this.files = files;
        this.waiting = waiting;
        this.requests = requests;
    }

    /** Every few seconds: what has changed where it lies. */
    public void refresh() {
        for (ConnectedUniversity<?> university : connections.all()) {
            look(university, null, null);
        }
    }

    /** What a run is read with from now on. */
    void begin(ConnectedUniversity<?> university, SyncRun run) {
        files.usedBy(run.id(), look(university, null, null));
    }

    /**
     * Notes what has changed.
     *
     * @param by who changed it through the hub; null: it was found so
     * @return sums of contents by path
     */
    synchronized Map<String, String> look(
            ConnectedUniversity<?> university, @Nullable String by, @Nullable String note) {
        Map<String, String> sums = new HashMap<>();
        for (Companion companion : university.companions()) {
            try {
                String sha256 = look(university.id(), companion, by, note);
                if (sha256 != null) {
                    sums.put(companion.path(), sha256);
                }
            } catch (IOException e) {
                LOG.warn(
                        "{}: {} cannot be read: {}",
                        university.id(),
                        companion.path(),
                        e.getClass().getSimpleName());
            }
        }
        return sums;
    }

    private @Nullable String look(String university, Companion companion, @Nullable String by, @Nullable String note)
            throws IOException {
        Path file = companion.in(home);
        String key = university + " " + companion.path();
        String now = fingerprint(file);
        Noted before = noted.get(key);
        if (before != null && before.fingerprint().equals(now)) {
            return before.sha256();
        }
        byte[] content = content(file);
        Seen seen = new Seen(companion.path(), companion.kind().name(), content);
        // asked for in the transaction that notes the file: after a crash it is either looked at anew or asked for
        boolean another = files.note(university, seen, by, note, () -> {
            if (companion.kind() == Kind.VALUES && content != null) {
                wake(university, file);
            }
        });
        noted.put(key, new Noted(now, seen.sha256()));
        if (another) {
            LOG.info("{}: {} has changed", university, companion.path());
        }
        return seen.sha256();
    }

    /** By time and size: whether a file has to be looked at again. */
    static String fingerprint(Path file) {
        try {
            return Files.getLastModifiedTime(file) + " " + Files.size(file);
        } catch (IOException e) {
            return "none";
        }
    }

    /**
     * @return null where there is no file
     * @throws IOException it is too large to be kept, or no file at all
     */
    static byte @Nullable [] content(Path file) throws IOException {
        if (!Files.exists(file)) {
            return null;
        }
        if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
            throw new IOException("it is larger than " + MOST_BYTES / 1024 / 1024 + " MB, or no file");
        }
        return Files.readAllBytes(file);
    }

    /** Read again beside everything else: no position is moved, nothing is withdrawn. */
    private void wake(String university, Path file) {
        try {
            ValueMaps maps = ValueMaps.read(file);
            boolean explained = waiting.codes(university).stream().anyMatch(code -> explains(maps, code.what()));
            if (explained) {
                requests.askOnce(university, new SyncRequests.Wish(EVER, false, true), "value maps");
                LOG.info("{}: codes that results wait for are explained; they are read again", university);
            }
        } catch (ConfigurationInvalid e) {
            LOG.warn("{}", e.getMessage());
        }
    }

    /** @param code {@code map 'code'} */
    private static boolean explains(ValueMaps maps, String code) {
        int quote = code.indexOf(" '");
        return quote > 0
                && code.endsWith("'")
                && maps.explains(code.substring(0, quote), code.substring(quote + 2, code.length() - 1));
    }
}
