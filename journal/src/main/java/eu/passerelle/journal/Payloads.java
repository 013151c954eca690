package eu.passerelle.journal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** Stored payloads, encrypted; reading one for a person is audited by {@link Repairs}. */
final class Payloads {

    private final JdbcTemplate jdbc;
    private final PayloadCipher cipher;

    Payloads(JdbcTemplate jdbc, PayloadCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    /** @param format of a sealed credential; empty for everything else */
    record Payload(UUID transfer, PayloadKind kind, String format, String mediaType, byte[] content) {

        Payload(UUID transfer, PayloadKind kind, String mediaType, byte[] content) {
            this(transfer, kind, "", mediaType, content);
        }
    }

    void add(List<Payload> payloads) {
        jdbc.batchUpdate(
                "insert into payload (transfer, kind, format, media_type, content) values (?, ?, ?, ?, ?)",
                payloads,
                100,
                (statement, payload) -> {
                    statement.setObject(1, payload.transfer());
                    statement.setString(2, payload.kind().name());
                    statement.setString(3, payload.format());
                    statement.setString(4, payload.mediaType());
                    statement.setBytes(
                            5, cipher.encrypt(payload.transfer(), payload.kind(), payload.format(), payload.content()));
                });
    }

    byte[] open(UUID transfer, PayloadKind kind, byte[] stored) {
        return cipher.decrypt(transfer, kind, stored);
    }

    byte[] openSealed(UUID transfer, String format, byte[] stored) {
        return cipher.decrypt(transfer, PayloadKind.SEALED, format, stored);
    }

    Optional<Payload> find(UUID transfer, PayloadKind kind) {
        return find(transfer, kind, "");
    }

    Optional<Payload> find(UUID transfer, PayloadKind kind, String format) {
        return jdbc
                .query(
                        "select media_type, content from payload where transfer = ? and kind = ? and format = ?",
                        (row, number) -> new Payload(
                                transfer,
                                kind,
                                format,
                                row.getString(1),
                                cipher.decrypt(transfer, kind, format, row.getBytes(2))),
                        transfer,
                        kind.name(),
                        format)
                .stream()
                .findFirst();
    }

    /** What stood there in this revision of the transfer and stands there no more. */
    Optional<byte[]> before(UUID transfer, PayloadKind kind, int revision) {
        return jdbc
                .query(
                        "select content from payload_before where transfer = ? and kind = ? and format = '' and revision = ?",
                        (row, number) -> cipher.decrypt(transfer, kind, row.getBytes(1)),
                        transfer,
                        kind.name(),
                        revision)
                .stream()
                .findFirst();
    }
}
