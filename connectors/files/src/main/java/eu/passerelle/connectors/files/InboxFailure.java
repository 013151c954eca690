package eu.passerelle.connectors.files;

import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.failure.HubException;
import eu.passerelle.connectors.failure.SisRejected;
import eu.passerelle.connectors.failure.SisUnavailable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;

/** Turns what a file system says into what the university must do. */
final class InboxFailure {

    private InboxFailure() {}

    static HubException of(SisContext<? extends FileDropSettings> sis, IOException cause) {
        String place = place(sis);
        if (isDenied(cause)) {
            return new SisRejected(
                    place + " may not be read or moved in. Give the hub's user the right to list, read, rename and"
                            + " make directories there.",
                    cause);
        }
        if (isMissing(cause)) {
            return new SisUnavailable(
                    place + " is not there. Make the directory, or mount the share that holds it.", cause);
        }
        return new SisUnavailable(place + " cannot be reached or does not answer in time.", cause);
    }

    /** Start of every message about an inbox. */
    static String place(SisContext<? extends FileDropSettings> sis) {
        FileInbox inbox = sis.settings().inbox();
        return "University " + sis.university().id() + ": the inbox "
                + (inbox.sftp() == null ? inbox.directory() : inbox.sftp().address());
    }

    private static boolean isDenied(IOException e) {
        return e instanceof AccessDeniedException
                || e instanceof SftpException sftp && sftp.getStatus() == SftpConstants.SSH_FX_PERMISSION_DENIED;
    }

    private static boolean isMissing(IOException e) {
        return e instanceof NoSuchFileException
                || e instanceof NotDirectoryException
                || e instanceof SftpException sftp && sftp.getStatus() == SftpConstants.SSH_FX_NO_SUCH_FILE;
    }
}
