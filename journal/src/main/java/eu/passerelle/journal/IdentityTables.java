package eu.passerelle.journal;

import java.nio.ByteBuffer;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Learners and what they are known by: a statement for all of a page, never one a record. Writers take the tables and the
 * rows in one order, so that two pages never wait for each other.
 */
final class IdentityTables {

    /** Each one more means that another page came first. */
    private static final int MOST_ATTEMPTS = 20;

    private final JdbcTemplate jdbc;

    IdentityTables(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Another page has given an identifier to a learner meanwhile: the page is to be matched again. */
    static final class IdentifierTaken extends RuntimeException {
        IdentifierTaken() {
            super("an identifier was taken by another page", null, false, false);
        }
    }

    /** Does all of it again, in another transaction, while another page comes first. */
    static <T> T again(Supplier<T> transaction) {
        for (int attempt = 1; ; attempt++) {
            try {
                return transaction.get();
            } catch (IdentifierTaken e) {
                // another university's page has the same learner: now he is there to be found
                if (attempt == MOST_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /**
     * Whose an identifier is.
     *
     * @param root the learner that people have decided this one is; itself where they have not
     * @param born keyed digest of the birth date it came with
     */
    record Owner(UUID learner, UUID root, @Nullable ByteBuffer born) {}

    /** An identifier that a learner is to be known by. */
    record NewIdentifier(
            ByteBuffer digest,
            String kind,
            String scope,
            UUID learner,
            @Nullable ByteBuffer born) {}

    Map<ByteBuffer, Owner> owners(Collection<ByteBuffer> digests) {
        Map<ByteBuffer, Owner> owners = new HashMap<>();
        if (!digests.isEmpty()) {
            jdbc.query(
                    // one index lookup each: "= any" is planned while the tables are small, and then reads all of them
                    "select i.digest, i.learner, coalesce(l.merged_into, l.id), i.born from unnest(?::bytea[]) as w(digest)"
                            + " cross join lateral (select * from learner_identifier where digest = w.digest offset 0) i"
                            + " cross join lateral (select * from learner where id = i.learner offset 0) l",
                    statement -> statement.setArray(1, bytes(statement, digests)),
                    row -> {
                        byte[] born = row.getBytes(4);
                        owners.put(
                                ByteBuffer.wrap(row.getBytes(1)),
                                new Owner(
                                        row.getObject(2, UUID.class),
                                        row.getObject(3, UUID.class),
                                        born == null ? null : ByteBuffer.wrap(born)));
                    });
        }
        return owners;
    }

    /** Who has issued the ESIs that each of these learners has, by root. */
    Map<UUID, Set<String>> esiIssuers(Collection<UUID> roots) {
        Map<UUID, Set<String>> issuers = new HashMap<>();
        if (!roots.isEmpty()) {
            jdbc.query(
                    "select coalesce(l.merged_into, l.id), i.scope from learner l"
                            + " join learner_identifier i on i.learner = l.id and i.kind = 'ESI'"
                            + " where l.id = any(?) or l.merged_into = any(?)",
                    row -> {
                        issuers.computeIfAbsent(row.getObject(1, UUID.class), root -> new HashSet<>())
                                .add(row.getString(2));
                    },
                    roots.toArray(UUID[]::new),
                    roots.toArray(UUID[]::new));
        }
        return issuers;
    }

    void addLearners(List<UUID> learners) {
        if (!learners.isEmpty()) {
            jdbc.update("insert into learner (id) select unnest(?::uuid[])", (Object) learners.toArray(UUID[]::new));
        }
    }

    /** @throws IdentifierTaken when one of them has an owner by now */
    void addIdentifiers(Collection<NewIdentifier> identifiers) {
        if (identifiers.isEmpty()) {
            return;
        }
        List<NewIdentifier> sorted = identifiers.stream()
                .sorted(Comparator.comparing(NewIdentifier::digest))
                .toList();
        int added = jdbc.update(
                "insert into learner_identifier (digest, kind, scope, learner, born) select * from"
                        + " unnest(?::bytea[], ?::text[], ?::text[], ?::uuid[], ?::bytea[]) on conflict do nothing",
                statement -> {
                    statement.setArray(1, bytes(statement, each(sorted, NewIdentifier::digest)));
                    statement.setArray(2, array(statement, "text", each(sorted, NewIdentifier::kind)));
                    statement.setArray(3, array(statement, "text", each(sorted, NewIdentifier::scope)));
                    statement.setArray(4, array(statement, "uuid", each(sorted, NewIdentifier::learner)));
                    statement.setArray(
                            5,
                            bytes(
                                    statement,
                                    sorted.stream().map(NewIdentifier::born).toList()));
                });
        if (added < sorted.size()) {
            throw new IdentifierTaken();
        }
    }

    /** A learner with a spelling of name and birth date. */
    record Likeness(ByteBuffer digest, UUID learner) {}

    void addLikenesses(Set<Likeness> likenesses) {
        List<Likeness> sorted = likenesses.stream()
                .sorted(Comparator.comparing(Likeness::digest).thenComparing(Likeness::learner))
                .toList();
        if (!sorted.isEmpty()) {
            jdbc.update(
                    "insert into learner_likeness (digest, learner) select * from unnest(?::bytea[], ?::uuid[])"
                            + " on conflict do nothing",
                    statement -> {
                        statement.setArray(1, bytes(statement, each(sorted, Likeness::digest)));
                        statement.setArray(2, array(statement, "uuid", each(sorted, Likeness::learner)));
                    });
        }
    }

    /** The birth date that an identifier comes with now, where something stronger has said that it is the same person. */
    void setBorn(Map<ByteBuffer, ByteBuffer> bornByDigest) {
        List<ByteBuffer> digests = bornByDigest.keySet().stream().sorted().toList();
        jdbc.batchUpdate(
                "update learner_identifier set born = ? where digest = ?", digests, 500, (statement, digest) -> {
                    statement.setBytes(1, orNull(bornByDigest.get(digest)));
                    statement.setBytes(2, digest.array());
                });
    }

    /** Of records that were stored without. */
    void setLearners(String university, List<String> sourceKeys, List<UUID> learners) {
        for (String statement : List.of(
                "update transfer t set learner = n.learner from unnest(?::text[], ?::uuid[]) as n(source_key, learner),"
                        + " completion c where c.university = ? and c.source_key = n.source_key"
                        + " and t.university = c.university and t.source_key = c.source_key and t.version = c.version",
                "update completion c set learner = n.learner from unnest(?::text[], ?::uuid[]) as n(source_key, learner)"
                        + " where c.university = ? and c.source_key = n.source_key")) {
            jdbc.update(statement, sourceKeys.toArray(String[]::new), learners.toArray(UUID[]::new), university);
        }
    }

    private static <T, V> List<V> each(List<T> rows, java.util.function.Function<T, V> column) {
        return rows.stream().map(column).toList();
    }

    static Array bytes(PreparedStatement statement, Collection<? extends @Nullable ByteBuffer> values)
            throws SQLException {
        return statement
                .getConnection()
                .createArrayOf(
                        "bytea", values.stream().map(IdentityTables::orNull).toArray(byte[][]::new));
    }

    private static Array array(PreparedStatement statement, String type, List<?> values) throws SQLException {
        return statement.getConnection().createArrayOf(type, values.toArray());
    }

    private static byte @Nullable [] orNull(@Nullable ByteBuffer buffer) {
        return buffer == null ? null : buffer.array();
    }
}
