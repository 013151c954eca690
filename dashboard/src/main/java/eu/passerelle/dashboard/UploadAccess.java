package eu.passerelle.dashboard;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who may push files where. */
@FunctionalInterface
public interface UploadAccess {

    /** The inbox of a university as it is configured now; empty where it may not push. */
    Optional<Inbox> inbox(String university);

    /**
     * The inbox of one university.
     *
     * @param token that it sends as bearer
     * @param maxBytes of one file
     */
    record Inbox(Path directory, String token, long maxBytes) {

        boolean isOpenedBy(@Nullable String authorization) {
            return authorization != null
                    && MessageDigest.isEqual(
                            authorization.getBytes(StandardCharsets.UTF_8),
                            ("Bearer " + token).getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String toString() {
            return "Inbox[redacted]";
        }
    }
}
