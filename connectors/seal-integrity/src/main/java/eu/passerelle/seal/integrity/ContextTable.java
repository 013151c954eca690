package eu.passerelle.seal.integrity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The terms of one published context, read from {@code contexts/<name>.csv}; see the README beside these files.
 *
 * @param address that documents name it by
 * @param isProtected whether later contexts may not change its terms
 */
record ContextTable(String address, boolean isProtected, Map<String, Term> terms) {

    private static final int COLUMNS = 5;
    private static final String LEAVES_CONTEXTS = "@graph null";
    private static final String LIKE = "like=";
    private static final String NOT_THERE = "-";

    private record Row(String scope, String term, String iri, String type, String container) {}

    /** @throws IllegalArgumentException where a table is broken: they are part of the program */
    static ContextTable read(String name) {
        Map<String, String> settings = new HashMap<>();
        Map<String, Map<String, Row>> scopes = new TreeMap<>();
        read(name, settings, scopes);
        return new ContextTable(
                String.valueOf(settings.get("context")),
                "true".equals(settings.get("protected")),
                terms("", scopes, name));
    }

    private static void read(String name, Map<String, String> settings, Map<String, Map<String, Row>> scopes) {
        Set<String> seen = new HashSet<>();
        for (String line : lines(name)) {
            if (line.isBlank() || line.startsWith("# ") || line.startsWith("scope;")) {
                continue;
            }
            if (line.startsWith(LIKE)) {
                read(line.substring(LIKE.length()), settings, scopes);
            } else if (line.indexOf(';') < 0) {
                int equals = line.indexOf('=');
                settings.put(line.substring(0, equals), line.substring(equals + 1));
            } else {
                Row row = row(name, line, settings);
                if (!seen.add(row.scope() + ";" + row.term())) {
                    throw new IllegalArgumentException(name + ": twice: " + line);
                }
                Map<String, Row> scope = scopes.computeIfAbsent(row.scope(), each -> new LinkedHashMap<>());
                if (row.iri().equals(NOT_THERE)) {
                    scope.remove(row.term());
                } else {
                    scope.put(row.term(), row);
                }
            }
        }
    }

    private static Row row(String name, String line, Map<String, String> settings) {
        String[] cells = line.split(";", -1);
        if (cells.length != COLUMNS) {
            throw new IllegalArgumentException(name + ": " + COLUMNS + " columns are needed: " + line);
        }
        return new Row(cells[0], cells[1], full(cells[2], settings), full(cells[3], settings), cells[4]);
    }

    private static Map<String, Term> terms(String scope, Map<String, Map<String, Row>> scopes, String name) {
        Map<String, Row> rows = scopes.remove(scope);
        if (rows == null) {
            return Map.of();
        }
        Map<String, Term> terms = new LinkedHashMap<>();
        rows.values().forEach(row -> {
            boolean leaves = row.container().equals(LEAVES_CONTEXTS);
            Term.Container container = leaves ? Term.Container.GRAPH : Term.Container.of(row.container());
            String inner = scope.isEmpty() ? row.term() : scope + "." + row.term();
            Map<String, Term> own = terms(inner, scopes, name);
            terms.put(row.term(), new Term(row.term(), row.iri(), row.type(), container, own, leaves));
        });
        if (scope.isEmpty() && !scopes.isEmpty()) {
            throw new IllegalArgumentException(name + ": terms of " + scopes.keySet() + ", which is no term");
        }
        return Map.copyOf(terms);
    }

    /** {@code cred:issuer} with its prefix written out, where the file defines the prefix. */
    private static String full(String iri, Map<String, String> settings) {
        int colon = iri.indexOf(':');
        String base = colon < 0 ? null : settings.get("prefix " + iri.substring(0, colon));
        return base == null ? iri : base + iri.substring(colon + 1);
    }

    private static List<String> lines(String name) {
        String file = "contexts/" + name + ".csv";
        try (InputStream in = ContextTable.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalArgumentException("there is no " + file);
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}
