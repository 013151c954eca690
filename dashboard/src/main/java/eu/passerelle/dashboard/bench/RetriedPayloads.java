package eu.passerelle.dashboard.bench;

import eu.passerelle.journal.ModelJson;
import eu.passerelle.journal.PayloadCipher;
import eu.passerelle.journal.PayloadKind;
import eu.passerelle.model.Completion;
import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.Credits;
import eu.passerelle.model.Grade;
import eu.passerelle.model.Learner;
import eu.passerelle.model.LearnerIdentifier;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.PersonName;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What a hub reads of failed transfers of a {@link LargeJournal} when they are tried again: the result, and where the
 * delivery has failed, a sealed credential that a simulated wallet files.
 */
public final class RetriedPayloads {

    private static final int AT_ONCE = 500;
    private static final int SEALED_BYTES = 4_096;

    private final JdbcTemplate jdbc;
    private final PayloadCipher cipher;

    public RetriedPayloads(JdbcTemplate jdbc, PayloadCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    private record Failed(UUID id, CompletionKey key, String code) {}

    /** Of all that have failed. */
    public void write() {
        List<Failed> failed = jdbc.query(
                "select id, university, source_key, opportunity_code from transfer where state = 'FAILED'",
                (row, number) -> new Failed(
                        row.getObject(1, UUID.class),
                        new CompletionKey(row.getString(2), row.getString(3)),
                        row.getString(4)));
        jdbc.batchUpdate(
                "insert into payload (transfer, kind, media_type, content) values (?, 'COMPLETION', 'application/json', ?)",
                failed,
                AT_ONCE,
                (statement, each) -> {
                    statement.setObject(1, each.id());
                    statement.setBytes(
                            2, cipher.encrypt(each.id(), PayloadKind.COMPLETION, ModelJson.write(completion(each))));
                });
        List<UUID> sealed = new ArrayList<>(jdbc.queryForList(
                "select transfer from delivery where state = 'FAILED' order by transfer", UUID.class));
        jdbc.batchUpdate(
                "update payload set content = ? where transfer = ? and kind = 'SEALED' and format = 'elm'",
                sealed,
                AT_ONCE,
                (statement, id) -> {
                    statement.setBytes(1, cipher.encrypt(id, PayloadKind.SEALED, sealed(id)));
                    statement.setObject(2, id);
                });
    }

    private static Completion completion(Failed failed) {
        return new Completion(
                failed.key(),
                new Learner(
                        List.of(PersonName.of("Ada", "Example")),
                        LocalDate.of(2000, 1, 2),
                        List.of(new LearnerIdentifier(
                                LearnerIdentifier.Kind.EMAIL, failed.key().sourceKey() + "@example.org", null))),
                failed.code(),
                LocalizedText.of("en", "Data Ethics"),
                Completion.State.FINAL,
                new Grade("8", "nl-1-10", Grade.Outcome.PASSED),
                Credits.ects(new BigDecimal("5.0")),
                LocalDate.of(2026, 6, 1),
                null,
                "en",
                null,
                null);
    }

    /** A wallet looks for the id in the payload, and that there is a signature. */
    private static byte[] sealed(UUID id) {
        String payload = "{\\\"id\\\":\\\"urn:credential:" + id + "\\\",\\\"filled\\\":\\\"" + "x".repeat(SEALED_BYTES)
                + "\\\"}";
        return ("{\"payload\":\"" + payload + "\",\"signatures\":[{\"protected\":\"e30\",\"signature\":\"bench\"}]}")
                .getBytes(StandardCharsets.UTF_8);
    }
}
