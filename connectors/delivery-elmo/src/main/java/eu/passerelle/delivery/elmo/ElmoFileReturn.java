package eu.passerelle.delivery.elmo;

import eu.passerelle.connectors.DeliveryReceipt;
import eu.passerelle.connectors.ReturnedDocument;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.SisReturn;
import eu.passerelle.connectors.failure.SisUnavailable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * Lays a document into a directory as {@code recognition-<id>-v<version>.xml}: written beside it under a hidden name,
 * forced to the disk, then renamed, so that a SIS never sees half a file. Once in effect, as the name says which version of
 * which document it is.
 */
public final class ElmoFileReturn implements SisReturn<ElmoFileSettings> {

    @Override
    public String protocol() {
        return "elmo-file";
    }

    @Override
    public Class<ElmoFileSettings> settingsType() {
        return ElmoFileSettings.class;
    }

    @Override
    public DeliveryReceipt hand(SisContext<ElmoFileSettings> sis, ReturnedDocument document) {
        String name = "recognition-" + document.id() + "-v" + document.version() + "." + document.ending();
        Path directory = sis.home().resolve(sis.settings().directory());
        // never made here: an empty mount point would swallow the files
        if (!Files.isDirectory(directory)) {
            throw new SisUnavailable(
                    sis.university().id() + ": The directory " + directory + " is not there; create or mount it.");
        }
        try {
            Path file = directory.resolve(name);
            if (Files.exists(file) && Arrays.equals(Files.readAllBytes(file), document.content())) {
                return new DeliveryReceipt(name, true);
            }
            Path hidden = directory.resolve("." + name + ".part");
            write(hidden, document.content());
            Files.move(hidden, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return new DeliveryReceipt(name, false);
        } catch (IOException e) {
            throw new SisUnavailable(
                    sis.university().id() + ": The directory " + directory + " does not take files ("
                            + e.getClass().getSimpleName() + "); check its rights and the space on its disk.",
                    e);
        }
    }

    private static void write(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }
}
