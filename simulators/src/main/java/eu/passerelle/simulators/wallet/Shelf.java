package eu.passerelle.simulators.wallet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** All wallets' credentials, by credential id. Thread-safe; optionally survives a restart. */
final class Shelf {

    private final WalletTuning tuning;
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final Set<String> wallets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger whole = new AtomicInteger();
    private final @Nullable Path file;

    Shelf(WalletTuning tuning) {
        this.tuning = tuning;
        this.file = tuning.directory() == null ? null : tuning.directory().resolve("held.tsv");
        try {
            if (file != null) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                if (Files.exists(file)) {
                    Files.readAllLines(file).forEach(this::restore);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The simulator cannot read " + file, e);
        }
    }

    boolean knows(String wallet) {
        return wallets.contains(wallet);
    }

    void open(String wallet) {
        wallets.add(wallet);
    }

    /** Counts the upload and keeps it. @return false when this wallet already held it */
    boolean add(String wallet, String id, byte[] bytes, int from, int length) {
        Entry entry = entries.computeIfAbsent(id, ignored -> new Entry());
        synchronized (entry) {
            entry.posts++;
            if (entry.wallets.contains(wallet)) {
                return false;
            }
            entry.wallets.add(wallet);
            if (whole.incrementAndGet() <= tuning.keepWhole()) {
                entry.content = Arrays.copyOfRange(bytes, from, from + length);
            } else {
                entry.fingerprint = fingerprint(bytes, from, length);
            }
            wallets.add(wallet);
            save(wallet, id, entry);
            return true;
        }
    }

    Map<String, Held> held() {
        Map<String, Held> held = new TreeMap<>();
        entries.forEach((id, entry) -> {
            synchronized (entry) {
                held.put(
                        id,
                        new Held(entry.wallets.size(), entry.posts, List.copyOf(entry.wallets), entry.fingerprint()));
            }
        });
        return held;
    }

    List<String> of(String wallet) {
        return held().entrySet().stream()
                .filter(entry -> entry.getValue().wallets().contains(wallet))
                .map(Map.Entry::getKey)
                .toList();
    }

    byte[] content(String id) {
        Entry entry = entries.get(id);
        if (entry == null) {
            throw new IllegalArgumentException("No wallet holds " + id);
        }
        synchronized (entry) {
            if (entry.content == null) {
                throw new IllegalArgumentException("Only the fingerprint of " + id + " was kept; raise keepWhole");
            }
            return entry.content.clone();
        }
    }

    private void restore(String line) {
        String[] fields = line.split("\t", -1);
        Entry entry = entries.computeIfAbsent(fields[0], ignored -> new Entry());
        String wallet = URLDecoder.decode(fields[1], StandardCharsets.UTF_8);
        entry.wallets.add(wallet);
        entry.posts++;
        entry.fingerprint = fields[2];
        wallets.add(wallet);
    }

    private void save(String wallet, String id, Entry entry) {
        if (file == null) {
            return;
        }
        String line = id + '\t' + URLEncoder.encode(wallet, StandardCharsets.UTF_8) + '\t' + entry.fingerprint() + '\n';
        try {
            // one write of one line: appending is atomic enough for lines of this length
            Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("The simulator cannot write " + file, e);
        }
    }

    private static String fingerprint(byte[] bytes, int from, int length) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(bytes, from, length);
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /**
     * What the wallets hold of one credential.
     *
     * @param copies in how many wallets it lies; never twice in one
     * @param posts how often it was brought, refused repetitions included
     * @param sha256 of the file, hexadecimal
     */
    record Held(int copies, int posts, List<String> wallets, String sha256) {}

    private static final class Entry {
        private final List<String> wallets = new ArrayList<>(1);
        private int posts;
        private byte @Nullable [] content;
        private @Nullable String fingerprint;

        String fingerprint() {
            byte[] bytes = content;
            if (fingerprint == null && bytes != null) {
                fingerprint = Shelf.fingerprint(bytes, 0, bytes.length);
            }
            return fingerprint == null ? "" : fingerprint;
        }
    }
}
