package eu.passerelle.journal;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/**
 * Work orders written in the transaction of the state change and sent to the broker after its commit. What a crash left
 * unsent is sent again; the order's id is the broker's duplicate id, and every step is idempotent anyway.
 */
public final class Outbox {

    /** Transfers a message: enough to share a transaction's cost, few enough to spread over consumers. */
    static final int BATCH = 50;

    private final JdbcTemplate jdbc;

    public Outbox(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param transfers at most {@link #BATCH} in an order made here, all of one queue */
    public record WorkOrder(UUID id, String queue, List<UUID> transfers) {}

    /** Adds orders to the running transaction. */
    List<WorkOrder> add(String queue, Collection<UUID> transfers) {
        List<UUID> all = List.copyOf(transfers);
        List<WorkOrder> orders = new ArrayList<>();
        for (int from = 0; from < all.size(); from += BATCH) {
            orders.add(new WorkOrder(UUID.randomUUID(), queue, all.subList(from, Math.min(all.size(), from + BATCH))));
        }
        jdbc.batchUpdate("insert into outbox (id, queue, transfers) values (?, ?, ?)", orders, BATCH, Outbox::bind);
        return orders;
    }

    /** Orders older than {@code age}: those of this moment are being sent by who wrote them. */
    public List<WorkOrder> unsent(Duration age, int limit) {
        return jdbc.query(
                "select id, queue, transfers from outbox where created_at <= now() - ? * interval '1 millisecond'"
                        + " order by created_at limit ?",
                ORDER,
                age.toMillis(),
                limit);
    }

    public void sent(Collection<WorkOrder> orders) {
        if (!orders.isEmpty()) {
            jdbc.update("delete from outbox where id = any(?)", (Object)
                    orders.stream().map(WorkOrder::id).toArray(UUID[]::new));
        }
    }

    private static void bind(PreparedStatement statement, WorkOrder order) throws SQLException {
        statement.setObject(1, order.id());
        statement.setString(2, order.queue());
        statement.setArray(
                3,
                statement
                        .getConnection()
                        .createArrayOf("uuid", order.transfers().toArray()));
    }

    private static final RowMapper<WorkOrder> ORDER = (row, number) -> {
        Array transfers = row.getArray("transfers");
        return new WorkOrder(
                row.getObject("id", UUID.class), row.getString("queue"), List.of((UUID[]) transfers.getArray()));
    };
}
