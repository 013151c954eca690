package eu.passerelle.credentials.elmo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The rules of {@code transcript-2.1.1.tsv}: which elements stand in which order in what, and which texts are allowed. */
final class ElmoGrammar {

    static final ElmoGrammar TRANSCRIPT = read("transcript-2.1.1.tsv");

    private static final String ONE_OF = "one of ";
    private static final int UNLIMITED = Integer.MAX_VALUE;

    private final Map<String, List<Rule>> byType;

    /** An element in a sequence. */
    record Rule(String element, String type, int fewest, int most) {}

    private ElmoGrammar(Map<String, List<Rule>> byType) {
        this.byType = byType;
    }

    private static ElmoGrammar read(String resource) {
        Map<String, List<Rule>> byType = new HashMap<>();
        try (InputStream in = Objects.requireNonNull(ElmoGrammar.class.getResourceAsStream(resource), resource);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line :
                    lines.lines().filter(each -> !each.startsWith("#")).toList()) {
                String[] fields = line.split("\t", -1);
                int most = fields[4].equals("*") ? UNLIMITED : Integer.parseInt(fields[4]);
                byType.computeIfAbsent(fields[0], type -> new ArrayList<>())
                        .add(new Rule(fields[1], fields[2], Integer.parseInt(fields[3]), most));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ElmoGrammar(byType);
    }

    /** In their order; none for a type that holds text. */
    List<Rule> rules(String type) {
        return byType.getOrDefault(type, List.of());
    }

    boolean holdsText(String type) {
        return !byType.containsKey(type);
    }

    /** Attributes that must be there. */
    static Set<String> required(String type) {
        return switch (type) {
            case "typed" -> Set.of("type");
            case "scheme" -> Set.of("localId");
            default -> Set.of();
        };
    }

    /** Whether {@code xml:lang} may be there. */
    static boolean hasLanguage(String type) {
        return type.equals("text");
    }

    /** Whether the text is one of the type. */
    static boolean allows(String type, String text) {
        try {
            return switch (type) {
                case "date" -> text.length() == 10 && LocalDate.parse(text).getYear() > 0;
                case "dateTime" -> OffsetDateTime.parse(text).getYear() > 0;
                case "decimal" -> text.matches("\\d{1,12}(\\.\\d{1,12})?") && new BigDecimal(text).signum() >= 0;
                default ->
                    !type.startsWith(ONE_OF)
                            || List.of(type.substring(ONE_OF.length()).split("\\|"))
                                    .contains(text);
            };
        } catch (DateTimeException e) {
            return false;
        }
    }
}
