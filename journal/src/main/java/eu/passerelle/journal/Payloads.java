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

    record Payload(UUID transfer, PayloadKind kind, String mediaType, byte[] content) {}

    void add(List<Payload> payloads) {
        jdbc.batchUpdate(
                "insert into payload (transfer, kind, media_type, content) values (?, ?, ?, ?)",
                payloads,
                100,
                (statement, payload) -> {
                    statement.setObject(1, payload.transfer());
                    statement.setString(2, payload.kind().name());
                    statement.setString(3, payload.mediaType());
                    statement.setBytes(4, cipher.encrypt(payload.transfer(), payload.kind(), payload.content()));
                });
    }

    byte[] open(UUID transfer, PayloadKind kind, byte[] stored) {
        return cipher.decrypt(transfer, kind, stored);
    }

    Optional<Payload> find(UUID transfer, PayloadKind kind) {
        return jdbc
                .query(
                        "select media_type, content from payload where transfer = ? and kind = ?",
                        (row, number) -> new Payload(
                                transfer, kind, row.getString(1), cipher.decrypt(transfer, kind, row.getBytes(2))),
                        transfer,
                        kind.name())
                .stream()
                .findFirst();
    }
}
