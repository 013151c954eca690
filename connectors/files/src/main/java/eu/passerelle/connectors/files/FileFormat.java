package eu.passerelle.connectors.files;

import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.Watermark;
import java.io.IOException;

/**
 * A kind of document that is read part by part, so that a file may be larger than memory. Where a document always fits
 * into memory, a {@link eu.passerelle.connectors.SisReceiver} is enough.
 *
 * @param <S> the connector's settings record
 */
public interface FileFormat<S> {

    /** The word used in {@code config/universities/*.yaml}. */
    String protocol();

    Class<S> settingsType();

    /** Largest file that is read at all, in bytes; the hub's limit for one answer unless the format needs more. */
    default long maxBytes(SisContext<S> sis) {
        return sis.limits().maxBytes();
    }

    /**
     * Opens a file where an earlier part of it ended.
     *
     * @param file stays open until the parts are closed
     * @param mark {@link Watermark#NONE} for the start, else the {@code next} of the part before; after a crash the file
     *     is opened anew there, and what comes before is passed over
     * @throws eu.passerelle.connectors.failure.MalformedRecord when nothing of the file can be read; the message tells
     *     what to correct
     * @throws IOException when the file is out of reach, which is worth trying again
     */
    FileParts open(SisContext<S> sis, DroppedFile file, Watermark mark) throws IOException;
}
