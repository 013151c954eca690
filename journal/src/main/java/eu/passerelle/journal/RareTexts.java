package eu.passerelle.journal;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Finds the transfers that have a text in their key or their reason, where these are few. */
final class RareTexts {

    /** Trigrams need three. */
    private static final int SHORT = 3;

    /** What is common changes with the database's statistics. */
    private static final long KNOWN_FOR = Duration.ofMinutes(10).toNanos();

    /** The statistics are of a sample. */
    private static final int SURELY = 5;

    /** Of so many texts it is remembered that they are not rare. */
    private static final int REMEMBERED = 1_000;

    private static final long REMEMBERED_FOR = Duration.ofMinutes(1).toNanos();

    private final JdbcTemplate jdbc;
    private final Map<Text, Long> frequent = new ConcurrentHashMap<>();
    private volatile @Nullable Common common;

    RareTexts(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param few more have it */
    private record Text(String part, int few) {}

    private record Common(CommonTrigrams ofKeys, CommonTrigrams ofReasons, long since) {}

    /**
     * All that have the text, of any university, or are named by it; empty where more than {@code few} have it. Who looks
     * at a page of what many have asks every few seconds: that they are many is remembered.
     */
    Optional<List<UUID>> with(String text, int few) {
        Text asked = new Text(text.toLowerCase(Locale.ROOT), few);
        if (text.length() < SHORT || isKnownFrequent(asked)) {
            return Optional.empty();
        }
        Optional<List<UUID>> found = isSurelyFrequent(asked) ? Optional.empty() : ask(asked);
        if (found.isEmpty()) {
            if (frequent.size() >= REMEMBERED) {
                frequent.clear();
            }
            frequent.put(asked, System.nanoTime());
        }
        return found.map(
                ids -> Stream.concat(ids.stream(), id(text).stream()).distinct().toList());
    }

    private boolean isKnownFrequent(Text asked) {
        Long since = frequent.get(asked);
        return since != null && System.nanoTime() - since < REMEMBERED_FOR;
    }

    /** Of a text that is common altogether the indexes would read all; what the statistics say of it is asked first. */
    private boolean isSurelyFrequent(Text asked) {
        Common known = common();
        if (known.ofKeys().telling(asked.part()).isPresent()) {
            return false;
        }
        Double about = jdbc.queryForObject("select about_keys_with(?)", Double.class, asked.part());
        return about != null && about > SURELY * asked.few();
    }

    private Optional<List<UUID>> ask(Text asked) {
        Common known = common();
        List<@Nullable UUID> found = jdbc.query(
                "select id from few_transfers_with(?, ?, ?, ?) as id",
                (row, number) -> row.getObject(1, UUID.class),
                asked.part(),
                pattern(known.ofKeys().telling(asked.part()).orElse(asked.part())),
                pattern(known.ofReasons().telling(asked.part()).orElse(asked.part())),
                asked.few());
        return found.contains(null) || found.size() > asked.few() ? Optional.empty() : Optional.of(found);
    }

    private Common common() {
        Common known = common;
        if (known == null || System.nanoTime() - known.since() > KNOWN_FOR) {
            known = new Common(common("completion_key"), common("transfer_reason"), System.nanoTime());
            common = known;
        }
        return known;
    }

    private CommonTrigrams common(String index) {
        return new CommonTrigrams(jdbc.query(
                "select common_trigrams(?)", (row, number) -> Objects.requireNonNull(row.getString(1)), index));
    }

    /** Of {@code like}: with the text anywhere. */
    static String pattern(String text) {
        String escaped = text.toLowerCase(Locale.ROOT)
                .replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_");
        return "%" + escaped + "%";
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
