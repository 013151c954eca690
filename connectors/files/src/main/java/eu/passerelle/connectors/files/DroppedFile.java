package eu.passerelle.connectors.files;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A dropped file while it is read, wherever it lies. */
public final class DroppedFile implements Closeable {

    private final Path place;
    private final InboxFile file;
    private @Nullable String identity;
    private @Nullable Path copy;

    /** @param place in the inbox's own file system */
    DroppedFile(Path place, InboxFile file) {
        this.place = place;
        this.file = file;
    }

    /** Its name in the inbox; names may hold personal data and stand in no message. */
    public String name() {
        return file.name();
    }

    /** In bytes. */
    public long size() {
        return file.size();
    }

    /** All of it, for files that are known to fit into memory. */
    public byte[] content() throws IOException {
        byte[] content;
        try (InputStream in = Files.newInputStream(Objects.requireNonNullElse(copy, place))) {
            content = in.readNBytes((int) Math.min(file.size() + 1, Integer.MAX_VALUE - 16));
        }
        identity = InboxFile.identity(content);
        return content;
    }

    /**
     * The file on this machine. One on a server is fetched once into a temporary file that only this user may read and
     * that goes away with {@link #close()}.
     */
    public Path local() throws IOException {
        if (place.getFileSystem().equals(FileSystems.getDefault())) {
            return place;
        }
        Path fetched = copy;
        if (fetched == null) {
            fetched = Files.createTempFile("passerelle-", ".drop");
            copy = fetched;
            try (OutputStream out = Files.newOutputStream(fetched)) {
                identity = hash(place, out);
            }
        }
        return fetched;
    }

    /** SHA-256 of the content, without reading it again where it was read or fetched before. */
    public String identity() throws IOException {
        String known = identity;
        if (known == null) {
            known = hash(Objects.requireNonNullElse(copy, place), OutputStream.nullOutputStream());
            identity = known;
        }
        return known;
    }

    private static String hash(Path from, OutputStream to) throws IOException {
        try (DigestInputStream in = new DigestInputStream(Files.newInputStream(from), InboxFile.sha256())) {
            byte[] block = new byte[1 << 16];
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                to.write(block, 0, read);
            }
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        }
    }

    @Override
    public void close() throws IOException {
        if (copy != null) {
            Files.deleteIfExists(copy);
        }
    }
}
