package eu.passerelle.routes;

import eu.passerelle.dashboard.TableDesk.Refused;
import eu.passerelle.dashboard.TableDesk.Text;
import eu.passerelle.recognition.DecisionTableInvalid;
import eu.passerelle.recognition.TableTrial;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decision tables that are being written: one draft a table, as files under {@code drafts/recognition/}, beside what is in
 * force and never asked.
 */
final class TableDrafts {

    private static final int MOST_CHARACTERS = 1 << 20;

    private final Path directory;

    /** @param home the configuration directory */
    TableDrafts(Path home) {
        this.directory = home.resolve("drafts").resolve("recognition");
    }

    /** A draft as it lies there. */
    record Kept(Text text, String hash, Instant at) {}

    List<String> keys() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(directory, 3)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString().replace('\\', '/'))
                    .filter(path -> path.endsWith(".dmn"))
                    .map(path -> path.substring(0, path.length() - ".dmn".length()))
                    .sorted()
                    .toList();
        } catch (IOException | java.io.UncheckedIOException e) {
            throw unusable(e);
        }
    }

    Optional<Kept> find(String key) {
        Path dmn = path(key);
        if (!Files.isRegularFile(dmn)) {
            return Optional.empty();
        }
        try {
            Text text = new Text(key, Files.readString(dmn), Files.readString(examples(dmn)));
            return Optional.of(
                    new Kept(text, hash(text), Files.getLastModifiedTime(dmn).toInstant()));
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** @throws Refused there is none, or another one by now */
    Kept require(String key, String hash) {
        Kept kept = find(key)
                .orElseThrow(() -> new Refused(Refused.Kind.UNKNOWN, "There is no draft of the table '" + key + "'."));
        if (!kept.hash().equals(hash)) {
            throw changed(key);
        }
        return kept;
    }

    /** @param was hash of the draft that it replaces; null: there must be none */
    synchronized Kept save(Text text, @Nullable String was) {
        if (text.dmn().length() + text.examples().length() > MOST_CHARACTERS) {
            throw new Refused(Refused.Kind.INVALID, "A table may have " + MOST_CHARACTERS + " characters at most.");
        }
        if (!Objects.equals(find(text.key()).map(Kept::hash).orElse(null), was)) {
            throw changed(text.key());
        }
        Path dmn = path(text.key());
        try {
            Files.createDirectories(Objects.requireNonNull(dmn.getParent()));
            // a draft is one as soon as its table is there
            write(examples(dmn), text.examples());
            write(dmn, text.dmn());
        } catch (IOException e) {
            throw unusable(e);
        }
        return find(text.key()).orElseThrow();
    }

    synchronized void discard(String key, String hash) {
        require(key, hash);
        try {
            Files.deleteIfExists(path(key));
            Files.deleteIfExists(examples(path(key)));
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    static void write(Path file, String text) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        Files.writeString(unfinished, text);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Path examples(Path dmn) {
        return dmn.resolveSibling(TableTrial.examplesOf(String.valueOf(dmn.getFileName())));
    }

    /** Only names that a table can have, so that no other file is ever meant. */
    private Path path(String key) {
        try {
            return directory.resolve(TableTrial.path(key, null));
        } catch (DecisionTableInvalid e) {
            throw new Refused(Refused.Kind.UNKNOWN, String.join(" ", e.problems()));
        }
    }

    private static Refused changed(String key) {
        return new Refused(
                Refused.Kind.NOT_NOW,
                "The draft of '" + key + "' has changed meanwhile: somebody else works on it. Load it again.");
    }

    private Refused unusable(Exception e) {
        return new Refused(
                Refused.Kind.NOT_NOW,
                "The hub cannot keep drafts in " + directory + " ("
                        + e.getClass().getSimpleName() + "): let it write there.");
    }

    private static String hash(Text text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(text.dmn().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(text.examples().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
