package eu.passerelle.connectors.files;

import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.files.FilePosition.ReadFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.fs.WithFileAttributes;

/** An open inbox: the same for a directory and for SFTP, because both are a {@link Path}. */
final class Inbox implements Closeable {

    private static final List<String> UNFINISHED = List.of(".part", ".tmp", ".filepart");
    private static final int HASH_SHOWN = 12;

    private final Path root;
    private final Closeable connection;
    private final Duration quiet;
    private final long unreadAbove;
    private final Clock clock;
    private final Map<String, InboxFile> listed = new HashMap<>();
    private LookedAt passedOver = LookedAt.NOTHING;

    private Inbox(Path root, Closeable connection, SisContext<? extends FileDropSettings> sis, long unreadAbove) {
        this.root = root;
        this.connection = connection;
        this.quiet = sis.settings().inbox().quietTime();
        this.unreadAbove = unreadAbove;
        this.clock = sis.clock();
    }

    /**
     * @param unreadAbove size in bytes above which files are not read, not even to compare them
     * @throws IOException when it cannot be reached; see {@link InboxFailure}
     */
    static Inbox open(SisContext<? extends FileDropSettings> sis, long unreadAbove) throws IOException {
        FileInbox inbox = sis.settings().inbox();
        if (inbox.directory() != null) {
            return new Inbox(sis.home().resolve(inbox.directory()), () -> {}, sis, unreadAbove);
        }
        SftpSession connection = SftpConnection.open(sis, Objects.requireNonNull(inbox.sftp()));
        return new Inbox(connection.directory(), connection, sis, unreadAbove);
    }

    /** Whole files in the inbox, oldest first; those that are still being written are left out. */
    List<InboxFile> ready() throws IOException {
        long newest = clock.millis() - quiet.toMillis();
        List<InboxFile> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(root)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (isFinished(name)) {
                    listed(entry, name)
                            .filter(file -> quiet.isZero() || file.modified() <= newest)
                            .filter(passedOver::isBefore)
                            .ifPresent(files::add);
                }
            }
        } catch (DirectoryIteratorException | UncheckedIOException e) {
            // the iterators of the two file systems wrap in two ways
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e);
        }
        files.sort(InboxFile.OLDEST_FIRST);
        files.forEach(file -> listed.put(file.name(), file));
        return files;
    }

    /** From now on {@link #ready()} leaves out what was looked at before. */
    void passOver(LookedAt lookedAt) {
        passedOver = lookedAt;
    }

    /** A file of {@link #ready()} as it was when it was listed. */
    InboxFile listed(String name) {
        return Objects.requireNonNull(listed.get(name), "not listed");
    }

    private static boolean isFinished(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return !name.startsWith(".") && UNFINISHED.stream().noneMatch(lower::endsWith);
    }

    /** An SFTP server tells size and time of each file with its listing; asking again would cost a round trip a file. */
    private Optional<InboxFile> listed(Path entry, String name) throws IOException {
        if (entry instanceof WithFileAttributes told && told.getAttributes() != null) {
            SftpClient.Attributes attributes = told.getAttributes();
            // a server may leave out what it lists; then the file itself is asked
            if (attributes.getModifyTime() != null
                    && attributes.getFlags().contains(SftpClient.Attribute.Size)
                    && attributes.isRegularFile()) {
                return Optional.of(new InboxFile(
                        name, attributes.getSize(), attributes.getModifyTime().toMillis()));
            }
        }
        return look(name);
    }

    /** The file as it is now; empty when it is gone or no plain file (a link could lead out of the inbox). */
    Optional<InboxFile> look(String name) throws IOException {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(root.resolve(name), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return attributes.isRegularFile()
                    ? Optional.of(new InboxFile(
                            name,
                            attributes.size(),
                            attributes.lastModifiedTime().toMillis()))
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** The file to be read; the inbox must stay open until it is fetched or read. */
    DroppedFile dropped(InboxFile file) {
        return new DroppedFile(root.resolve(file.name()), file);
    }

    /** Whether the file is still as it was listed: else it is for a later page. */
    boolean isStill(InboxFile file) throws IOException {
        return look(file.name()).equals(Optional.of(file));
    }

    /** The file of that name if its content is still this; empty when it changed or went away. */
    Optional<InboxFile> same(String name, String identity) throws IOException {
        Optional<InboxFile> there = isName(name) ? look(name) : Optional.empty();
        return there.isPresent() && identity(there.get()).equals(identity) ? there : Optional.empty();
    }

    /** Moves a file away whose records the hub has stored; one that was moved before or has changed since is left. */
    void settle(ReadFile read) throws IOException {
        Optional<InboxFile> there = same(read.name(), read.identity());
        if (there.isEmpty()) {
            return;
        }
        Path directory = directory(read.destination());
        // a quarantined file is found by the start of its hash, which is also its key in the journal
        String name = read.destination() == FilePosition.Destination.QUARANTINE
                        && there.get().size() <= unreadAbove
                ? read.identity().substring(0, HASH_SHOWN) + "-" + read.name()
                : read.name();
        Path target = directory.resolve(name);
        for (int copy = 2; Files.exists(target, LinkOption.NOFOLLOW_LINKS); copy++) {
            target = directory.resolve(name + "." + copy);
        }
        Files.move(root.resolve(read.name()), target);
    }

    /** A name from a watermark must not lead out of the inbox. */
    private static boolean isName(String name) {
        return !name.isEmpty() && !name.startsWith(".") && !name.contains("/") && !name.contains("\\");
    }

    private String identity(InboxFile file) throws IOException {
        if (file.size() > unreadAbove) {
            return file.unreadIdentity();
        }
        try (DroppedFile dropped = dropped(file)) {
            return dropped.identity();
        }
    }

    /** The directory for settled files, made when missing. */
    Path directory(FilePosition.Destination destination) throws IOException {
        Path directory = root.resolve(destination.directory());
        if (!Files.isDirectory(directory)) {
            Files.createDirectory(directory);
        }
        return directory;
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
