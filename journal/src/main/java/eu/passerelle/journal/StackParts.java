package eu.passerelle.journal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** Stacks and their parts, in the transaction that stores them. */
final class StackParts {

    private final JdbcTemplate jdbc;

    StackParts(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private record Link(UUID stack, UUID part) {}

    /** Whose the records of a page are: as was found by their identifiers, and of a stack by its parts. */
    Map<String, UUID> learners(List<Arrival> arrivals, Map<String, UUID> found) {
        List<Arrival> stacks =
                arrivals.stream().filter(arrival -> !arrival.parts().isEmpty()).toList();
        if (stacks.isEmpty()) {
            return found;
        }
        Map<UUID, UUID> ofPart = new HashMap<>();
        jdbc.query(
                "select t.id, coalesce(l.merged_into, l.id) from transfer t join learner l on l.id = t.learner"
                        + " where t.id = any(?)",
                row -> {
                    ofPart.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
                },
                (Object) stacks.stream().map(stack -> stack.parts().getFirst()).toArray(UUID[]::new));
        Map<String, UUID> learners = new HashMap<>(found);
        for (Arrival stack : stacks) {
            UUID learner = ofPart.get(stack.parts().getFirst());
            if (learner != null) {
                learners.put(stack.sourceKey(), learner);
            }
        }
        return learners;
    }

    void add(String university, List<Arrival> arrivals) {
        List<Link> links = arrivals.stream()
                .flatMap(stack -> stack.parts().stream().distinct().map(part -> new Link(stack.id(university), part)))
                .toList();
        jdbc.batchUpdate("insert into stack_part (stack, part) values (?, ?)", links, 500, (statement, link) -> {
            statement.setObject(1, link.stack());
            statement.setObject(2, link.part());
        });
    }
}
