package eu.passerelle.journal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ArgumentPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.core.RowMapper;

/**
 * Questions that are sent together and answered one after the other: on a busy machine the way to the database and back
 * takes longer than most answers.
 */
final class Together {

    private final List<Question<?>> questions = new ArrayList<>();

    /** One of them, and what has come of it. */
    static final class Question<T> {

        private final String sql;
        private final RowMapper<T> mapper;
        private final @Nullable Object[] arguments;
        private final List<T> rows = new ArrayList<>();

        private Question(String sql, RowMapper<T> mapper, @Nullable Object... arguments) {
            this.sql = sql;
            this.mapper = mapper;
            this.arguments = arguments;
        }

        /** None before {@link Together#ask}. */
        List<T> rows() {
            return List.copyOf(rows);
        }

        private void read(ResultSet answer) throws SQLException {
            for (int number = 0; answer.next(); number++) {
                rows.add(mapper.mapRow(answer, number));
            }
        }
    }

    <T> Question<T> add(String sql, RowMapper<T> mapper, @Nullable Object... arguments) {
        Question<T> question = new Question<>(sql, mapper, arguments);
        questions.add(question);
        return question;
    }

    void ask(JdbcTemplate jdbc) {
        String sql = questions.stream().map(question -> question.sql).collect(Collectors.joining("; "));
        jdbc.execute(sql, (PreparedStatementCallback<Boolean>) this::answered);
    }

    private boolean answered(PreparedStatement statement) throws SQLException {
        @Nullable
        Object[] arguments = questions.stream()
                .flatMap(question -> Arrays.stream(question.arguments))
                .toArray();
        new ArgumentPreparedStatementSetter(arguments).setValues(statement);
        statement.execute();
        for (Question<?> question : questions) {
            question.read(statement.getResultSet());
            statement.getMoreResults();
        }
        return true;
    }
}
