package eu.passerelle.connectors.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.connectors.Secret;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FileInboxTest {

    private static final String KEY = "SHA256:" + "A".repeat(43);

    private static Sftp sftp(@Nullable String password, @Nullable String key, String hostKey, int port) {
        return new Sftp(
                "host",
                port,
                "hub",
                password == null ? null : new Secret(password),
                key == null ? null : new Secret(key),
                hostKey,
                "in");
    }

    @Test
    void needsExactlyOneOfDirectoryAndSftp() {
        Sftp sftp = sftp("x", null, KEY, 22);

        assertThatThrownBy(() -> new FileInbox(null, null, null, null)).hasMessageContaining("either");
        assertThatThrownBy(() -> new FileInbox(Path.of("x"), sftp, null, null)).hasMessageContaining("not both");
    }

    @Test
    void hasDefaultsAndBounds() {
        FileInbox inbox = FileInbox.of(Path.of("x"));

        assertThat(inbox.pageFiles()).isEqualTo(100);
        assertThat(inbox.quietTime()).isEqualTo(Duration.ofSeconds(2));
        assertThatThrownBy(() -> new FileInbox(Path.of("x"), null, 0, null)).hasMessageContaining("'filesPerPage'");
        assertThatThrownBy(() -> new FileInbox(Path.of("x"), null, null, Duration.ofSeconds(-1)))
                .hasMessageContaining("'quiet'");
    }

    @Test
    void needsAHostKeyAndOneWayToLogIn() {
        assertThatThrownBy(() -> sftp("x", "y", KEY, 22)).hasMessageContaining("'password' or 'key'");
        assertThatThrownBy(() -> sftp(null, null, KEY, 22)).hasMessageContaining("'password' or 'key'");
        assertThatThrownBy(() -> sftp("x", null, "", 22)).hasMessageContaining("fingerprint");
        assertThatThrownBy(() -> sftp("x", null, "MD5:00:11", 22)).hasMessageContaining("fingerprint");
        assertThatThrownBy(() -> sftp("x", null, KEY, 0)).hasMessageContaining("'port'");
        assertThat(sftp("hidden", null, KEY, 22).toString()).doesNotContain("hidden");
    }
}
