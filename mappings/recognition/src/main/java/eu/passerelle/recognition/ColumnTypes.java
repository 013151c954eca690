package eu.passerelle.recognition;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether the cells of a column write values of the type that the column asks for, and words that its fact can have. */
final class ColumnTypes {

    private ColumnTypes() {}

    /** @return each begins with the row, as the rest of a sentence that names file and table */
    static List<String> problems(TableSheet sheet, int column, TableColumn asked) {
        List<String> problems = new ArrayList<>();
        Fact fact = asked.plain();
        String stated = sheet.type(column);
        if (fact != null
                && stated != null
                && !stated.equals("Any")
                && !stated.equals(fact.type().feelName())) {
            problems.add(": input column %d says that %s is a %s, but it is a %s; correct typeRef"
                    .formatted(column + 1, fact.feelName(), stated, fact.type().feelName()));
            return problems;
        }
        String type = fact == null ? stated : fact.type().feelName();
        for (int row = 0; row < asked.cells().size(); row++) {
            String cell = asked.cells().get(row);
            String wrong = wrong(cell, type, fact);
            if (wrong != null) {
                problems.add(", row %d: input cell %d (%s): %s".formatted(row + 1, column + 1, cell.strip(), wrong));
            }
        }
        return problems;
    }

    private static @Nullable String wrong(String cell, @Nullable String type, @Nullable Fact fact) {
        FeelText text = FeelText.of(cell);
        // a function may turn one type into another
        if (type == null
                || cell.contains("(")
                        && cell.matches("(?s).*[a-z] *\\(.*")
                        && !cell.strip().startsWith("not(")) {
            return null;
        }
        String found = !text.texts().isEmpty()
                ? "string"
                : !text.numbers().isEmpty() ? "number" : text.truths() ? "boolean" : type;
        if (!type.equals("Any") && !found.equals(type)) {
            return "the column is a %s, not a %s; write a %s or -".formatted(type, found, type);
        }
        if (fact == null || fact.words().isEmpty()) {
            return null;
        }
        return text.texts().stream()
                .filter(word -> !fact.words().contains(word))
                .findFirst()
                .map(word -> "%s is never \"%s\"; did you mean \"%s\"? It may be %s"
                        .formatted(
                                fact.feelName(), word, Nearest.to(word, fact.words()), String.join(", ", fact.words())))
                .orElse(null);
    }
}
