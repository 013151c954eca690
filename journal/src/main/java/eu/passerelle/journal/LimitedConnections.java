package eu.passerelle.journal;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connections of the pool. A thread that is limited to some universities has them as the role {@code passerelle_staff}, to
 * which row-level security shows only these; what the pool gets back is the flow's again, or is closed.
 */
final class LimitedConnections extends DelegatingDataSource {

    private static final String ROLE =
            "select set_config('passerelle.universities', ?, false), set_config('role', ?, false)";

    private final HikariDataSource pool;
    private final ThreadLocal<@Nullable Universities> limit = new ThreadLocal<>();

    LimitedConnections(HikariDataSource pool) {
        super(pool);
        this.pool = pool;
    }

    void limit(Universities of) {
        if (of.areAll()) {
            limit.remove();
        } else {
            limit.set(of);
        }
    }

    void unlimit() {
        limit.remove();
    }

    /** What another thread does within the limit that this one has now, whatever its own is. */
    Runnable within(Runnable work) {
        Universities here = current();
        return () -> {
            Universities before = current();
            limit(here);
            try {
                work.run();
            } finally {
                limit(before);
            }
        };
    }

    private Universities current() {
        Universities of = limit.get();
        return of == null ? Universities.ALL : of;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = pool.getConnection();
        Universities of = limit.get();
        String[] ids = of == null ? null : of.array();
        return ids == null ? connection : limited(connection, String.join(",", ids));
    }

    private Connection limited(Connection connection, String universities) throws SQLException {
        try {
            become(connection, universities, "passerelle_staff");
        } catch (SQLException e) {
            giveUp(connection);
            throw e;
        }
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        giveBack(connection);
                        return null;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause() == null ? e : e.getCause();
                    }
                });
    }

    private void giveBack(Connection connection) throws SQLException {
        if (connection.isClosed()) {
            return;
        }
        try {
            become(connection, "", "none");
        } catch (SQLException e) {
            giveUp(connection);
            return;
        }
        connection.close();
    }

    /** Nobody else may get a connection of which it is not certain who it is. */
    private void giveUp(Connection connection) throws SQLException {
        pool.evictConnection(connection);
        connection.close();
    }

    private static void become(Connection connection, String universities, String role) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ROLE)) {
            statement.setString(1, universities);
            statement.setString(2, role);
            statement.execute();
        }
    }
}
