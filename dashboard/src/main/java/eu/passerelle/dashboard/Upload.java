package eu.passerelle.dashboard;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/** A file on its way into an inbox, under a name that no reader looks at until it is whole and on the disk. */
final class Upload implements Closeable {

    private static final int BLOCK = 1 << 16;

    private final Path part;
    private final MessageDigest digest = newDigest();
    private String hash = "";
    private long bytes;
    private boolean tooLarge;

    private Upload(Path part) {
        this.part = part;
    }

    /** Reads the body as far as the inbox's limit. */
    static Upload receive(InputStream body, UploadAccess.Inbox inbox) throws IOException {
        Files.createDirectories(inbox.directory());
        Upload upload = new Upload(inbox.directory().resolve(".upload-" + UUID.randomUUID() + ".part"));
        try {
            upload.copy(body, inbox.maxBytes());
            return upload;
        } catch (IOException | RuntimeException e) {
            upload.close();
            throw e;
        }
    }

    private void copy(InputStream body, long most) throws IOException {
        try (FileChannel file = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            byte[] block = new byte[BLOCK];
            for (int read = body.read(block); read >= 0; read = body.read(block)) {
                bytes += read;
                if (bytes > most) {
                    tooLarge = true;
                    return;
                }
                digest.update(block, 0, read);
                for (ByteBuffer left = ByteBuffer.wrap(block, 0, read); left.hasRemaining(); ) {
                    file.write(left);
                }
            }
            file.force(true);
        }
        hash = HexFormat.of().formatHex(digest.digest());
    }

    boolean isTooLarge() {
        return tooLarge;
    }

    long bytes() {
        return bytes;
    }

    String sha256() {
        return hash;
    }

    /**
     * Gives the file its name.
     *
     * @return false when another file has it
     */
    boolean keepAs(String name) throws IOException {
        Path target = part.resolveSibling(name);
        try {
            // a second name and then not the first any more: one step that never replaces, whoever else writes there
            Files.createLink(target, part);
            Files.delete(part);
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (UnsupportedOperationException | FileSystemException e) {
            return moved(target);
        }
        return true;
    }

    /** Where the file system knows no second names; looks first and renames then, which two uploads must not do at once. */
    private boolean moved(Path target) throws IOException {
        synchronized (Upload.class) {
            try {
                Files.move(part, target);
                return true;
            } catch (FileAlreadyExistsException e) {
                return false;
            }
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(part);
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
