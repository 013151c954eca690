package eu.passerelle.connectors.files;

import eu.passerelle.connectors.Secret;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where a university drops its files: exactly one of a directory and an SFTP server. Subdirectories are not read; the
 * hub makes {@code done/} and {@code quarantine/} there and needs the right to move files into them.
 *
 * @param directory on this machine or a mounted share, relative to the configuration directory
 * @param filesPerPage files that the hub stores in one transaction, 1 to 1000; default 100
 * @param quiet a file that changed within this time is still being written and left alone; default 2 seconds, measured
 *     with this machine's clock against the file's time
 * @param maxBytes largest file that is read, for formats that are read part by part (tables); default 1 GiB. Formats
 *     that are read whole keep to the hub's own limit
 * @param upload lets the university push files into the directory, {@code PUT /upload/<university>/<name>} at the hub's
 *     address
 */
public record FileInbox(
        @Nullable Path directory,
        @Nullable Sftp sftp,
        @Nullable Integer filesPerPage,
        @Nullable Duration quiet,
        @Nullable Long maxBytes,
        @Nullable Upload upload) {

    private static final int DEFAULT_FILES = 100;
    private static final int MAX_FILES = 1000;
    private static final long DEFAULT_BYTES = 1L << 30;
    private static final Duration DEFAULT_QUIET = Duration.ofSeconds(2);

    /**
     * Pushing files over HTTPS.
     *
     * @param token sent by the university as {@code Authorization: Bearer}; at least 16 characters
     */
    public record Upload(Secret token) {

        private static final int SHORTEST = 16;

        public Upload {
            // an absent one is reported as missing by who reads the file
            if (token != null && token.value().length() < SHORTEST) {
                throw new IllegalArgumentException("'upload.token' needs at least " + SHORTEST + " characters");
            }
        }
    }

    public FileInbox {
        if ((directory == null) == (sftp == null)) {
            throw new IllegalArgumentException("'inbox' needs either 'directory' or 'sftp', not both and not none");
        }
        if (filesPerPage != null && (filesPerPage < 1 || filesPerPage > MAX_FILES)) {
            throw new IllegalArgumentException("'filesPerPage' must be 1 to " + MAX_FILES + ", not " + filesPerPage);
        }
        if (quiet != null && quiet.isNegative()) {
            throw new IllegalArgumentException("'quiet' must not be negative");
        }
        if (maxBytes != null && maxBytes < 1) {
            throw new IllegalArgumentException("'maxBytes' must be at least 1, not " + maxBytes);
        }
        if (upload != null && directory == null) {
            throw new IllegalArgumentException("'upload' needs 'directory': the hub puts no files on an SFTP server");
        }
    }

    /** With the default size of files. */
    public FileInbox(
            @Nullable Path directory, @Nullable Sftp sftp, @Nullable Integer filesPerPage, @Nullable Duration quiet) {
        this(directory, sftp, filesPerPage, quiet, null, null);
    }

    /** A directory with the defaults. */
    public static FileInbox of(Path directory) {
        return new FileInbox(directory, null, null, null);
    }

    /** An SFTP server with the defaults. */
    public static FileInbox of(Sftp sftp) {
        return new FileInbox(null, sftp, null, null);
    }

    int pageFiles() {
        return filesPerPage == null ? DEFAULT_FILES : filesPerPage;
    }

    /** Largest file of a format that is read part by part. */
    public long largestFile() {
        return maxBytes == null ? DEFAULT_BYTES : maxBytes;
    }

    Duration quietTime() {
        return quiet == null ? DEFAULT_QUIET : quiet;
    }
}
