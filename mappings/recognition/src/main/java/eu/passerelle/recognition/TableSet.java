package eu.passerelle.recognition;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** All tables of a policy and which of them is asked by whom on which day. Thread-safe. */
final class TableSet {

    static final String ORDER = "tables.csv";

    private static final int REMEMBERED = 2_000;

    private static final List<String> ASKED_OF = List.of("results", "stacks");

    /**
     * A line of the order.
     *
     * @param question that the table answers
     * @param ofStacks whether it is asked of stacks and their parts only
     */
    private record Asked(String table, String question, boolean ofStacks) {}

    private record Placed(TablePath path, DecisionTable table) {}

    private record Key(@Nullable String awarding, @Nullable String receiving, LocalDate day) {}

    private final Map<String, Asked> asked = new LinkedHashMap<>();
    private final List<Placed> placed = new ArrayList<>();
    private final Map<Key, List<DecisionTable>> inForce = new ConcurrentHashMap<>();

    private TableSet() {}

    /** @param problems to which what is wrong is added; what is returned then is of no use */
    static TableSet compile(PolicyFiles files, @Nullable TableSet before, List<String> problems) {
        TableSet set = new TableSet();
        PolicyTable.read(
                        files,
                        ORDER,
                        new PolicyTable.Columns(List.of("table", "question"), List.of(), List.of("asked_of")),
                        TableSet::asked,
                        problems)
                .forEach(asked -> set.asked.put(asked.table(), asked));
        if (set.asked.isEmpty()) {
            problems.add(ORDER + ": it is missing or empty; it names the tables in the order in which they are asked");
        }
        for (String file : files.tables()) {
            try {
                set.add(file, files.text(file).orElse(""), before);
            } catch (DecisionTableInvalid e) {
                problems.addAll(e.problems());
            }
        }
        set.asked.keySet().stream()
                .filter(table -> files.text(table + ".dmn").isEmpty())
                .map(table -> table + ".dmn: the table is missing; " + ORDER + " names it")
                .forEach(problems::add);
        return set;
    }

    private static Asked asked(PolicyTable.Line line) {
        String of = line.cell("asked_of");
        if (!of.isEmpty() && !ASKED_OF.contains(of)) {
            throw new IllegalArgumentException("asked_of is %s, not '%s'".formatted(String.join(" or ", ASKED_OF), of));
        }
        return new Asked(line.cell("table"), line.cell("question"), of.equals("stacks"));
    }

    private void add(String file, String text, @Nullable TableSet before) {
        TablePath path = TablePath.of(file);
        if (!asked.containsKey(path.table())) {
            // a table that nobody asks would be a policy that nobody follows
            throw new DecisionTableInvalid(
                    List.of(file + ": no such table is asked; name it in " + ORDER + ", rename it to one of "
                            + String.join(", ", asked.keySet()) + ", or move it out of this directory"));
        }
        if (Fact.named(path.table()).isPresent()) {
            // the engine would take the fact for what the table has decided
            throw new DecisionTableInvalid(
                    List.of(file + ": '" + path.table() + "' is the name of a fact; name the table otherwise"));
        }
        DecisionTable same = before == null ? null : before.find(file);
        placed.add(new Placed(path, same != null && same.hasText(text) ? same : compile(file, path.table(), text)));
    }

    /** What the engine stumbles over is the file's fault to a registrar, whatever it throws. */
    private static DecisionTable compile(String file, String table, String text) {
        try {
            return DecisionTable.compile(file, table, text);
        } catch (DecisionTableInvalid e) {
            throw e;
        } catch (RuntimeException e) {
            throw new DecisionTableInvalid(
                    List.of(file + ": the DMN engine cannot read it ("
                            + e.getClass().getSimpleName() + "); open it in a DMN editor, or take the version before"),
                    e);
        }
    }

    private @Nullable DecisionTable find(String file) {
        return all().stream()
                .filter(table -> table.path().equals(file))
                .findFirst()
                .orElse(null);
    }

    List<DecisionTable> all() {
        return placed.stream().map(Placed::table).toList();
    }

    String question(String table) {
        Asked line = asked.get(table);
        return line == null ? "" : line.question();
    }

    /** Whether a table is asked of stacks and their parts only. */
    boolean isOfStacks(String table) {
        Asked line = asked.get(table);
        return line != null && line.ofStacks();
    }

    /** One of each name, in the order asked: the receiving university's before the awarding one's before the alliance's. */
    List<DecisionTable> inForce(@Nullable String awarding, @Nullable String receiving, LocalDate day) {
        if (inForce.size() > REMEMBERED) {
            inForce.clear();
        }
        return inForce.computeIfAbsent(new Key(awarding, receiving, day), this::inForce);
    }

    /** All that a receiving university has itself, in the order of their files. */
    List<DecisionTable> own(String receiving) {
        return placed.stream()
                .filter(table -> table.path().isOwnOf(receiving))
                .map(Placed::table)
                .toList();
    }

    /** Of these the ones of a day, one of each name, in the order asked. */
    List<DecisionTable> own(String receiving, LocalDate day) {
        Set<DecisionTable> own = Set.copyOf(own(receiving));
        return inForce(null, receiving, day).stream().filter(own::contains).toList();
    }

    private List<DecisionTable> inForce(Key key) {
        return asked.keySet().stream()
                .flatMap(name -> placed.stream()
                        .filter(table -> table.path().table().equals(name))
                        .filter(table -> table.path().isOf(key.awarding(), key.receiving()))
                        .filter(table -> table.path().isInForce(key.day()))
                        .min(Comparator.comparing((Placed table) -> table.path().scope())
                                .thenComparing(
                                        table -> Objects.requireNonNullElse(
                                                table.path().from(), LocalDate.MIN),
                                        Comparator.reverseOrder()))
                        .stream())
                .map(Placed::table)
                .toList();
    }
}
