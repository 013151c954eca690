package eu.passerelle.journal;

import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** How far each university has been read: watermarks, encrypted. */
final class Positions {

    private final JdbcTemplate jdbc;
    private final PayloadCipher cipher;

    Positions(JdbcTemplate jdbc, PayloadCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    /** Empty before the first page, and when the university is read in another way since. */
    String of(SyncRun run) {
        String sql = run.takesPart()
                ? "select watermark from sync_run where id = ? and watermark is not null"
                : "select p.watermark from sync_position p join sync_run r on r.university = p.university"
                        + " where r.id = ? and (p.reading is null or p.reading = r.reading)";
        return jdbc.queryForList(sql, byte[].class, run.id()).stream()
                .findFirst()
                .map(stored -> cipher.decryptWatermark(run.university(), stored))
                .orElse("");
    }

    /** From now on the university has been read to where this run, which took a part, has ended. */
    static void moveTo(JdbcTemplate jdbc, UUID run) {
        jdbc.update(
                "insert into sync_position (university, watermark, run, reading)"
                        + " select university, watermark, id, reading from sync_run"
                        + " where id = ? and state = 'DONE' and watermark is not null on conflict (university)"
                        + " do update set watermark = excluded.watermark, run = excluded.run,"
                        + " reading = excluded.reading, updated_at = now()",
                run);
    }

    /** In the transaction that stores the page before it. */
    void move(SyncRun run, String watermark) {
        byte[] stored = cipher.encryptWatermark(run.university(), watermark);
        if (run.takesPart()) {
            jdbc.update("update sync_run set watermark = ? where id = ?", stored, run.id());
        } else {
            jdbc.update(
                    "insert into sync_position (university, watermark, run, reading)"
                            + " values (?, ?, ?, (select reading from sync_run where id = ?)) on conflict (university)"
                            + " do update set watermark = excluded.watermark, run = excluded.run,"
                            + " reading = excluded.reading, updated_at = now()",
                    run.university(),
                    stored,
                    run.id(),
                    run.id());
        }
    }
}
