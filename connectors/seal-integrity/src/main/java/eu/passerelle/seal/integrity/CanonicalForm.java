package eu.passerelle.seal.integrity;

import com.apicatalog.rdf.api.RdfConsumerException;
import com.apicatalog.rdf.canon.RdfCanon;
import com.apicatalog.rdf.canon.RdfCanonTimeTicker;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Canonical N-Quads (RDF Dataset Canonicalization 1.0 with SHA-256). Where each blank node can be told by its own
 * statements, as in most credentials, the names are given here; where two look alike, titanium-rdfc names them.
 */
final class CanonicalForm {

    private static final int LONGEST = 5_000;
    private static final String PREFIX = "_:c14n";

    private CanonicalForm() {}

    /** @throws NotUnderstood where so many blank nodes look alike that naming them takes too long */
    static String of(Collection<Statement> statements) {
        int blanks = statements.stream()
                        .mapToInt(each -> Math.max(
                                each.subject().blank(), Math.max(each.object().blank(), graph(each))))
                        .max()
                        .orElse(-1)
                + 1;
        String[] names = names(statements, blanks);
        return names == null ? byLibrary(statements) : text(statements, names);
    }

    private static int graph(Statement statement) {
        return statement.graph() == null ? -1 : statement.graph().blank();
    }

    /** The names of the blank nodes by number; null where two of them have the same first-degree hash. */
    private static String @Nullable [] names(Collection<Statement> statements, int blanks) {
        List<List<Statement>> mentions = new ArrayList<>(blanks);
        for (int i = 0; i < blanks; i++) {
            mentions.add(new ArrayList<>());
        }
        for (Statement statement : statements) {
            mention(mentions, statement, statement.subject().blank());
            mention(mentions, statement, statement.object().blank());
            mention(mentions, statement, graph(statement));
        }
        MessageDigest sha256 = Digests.sha256();
        Map<String, Integer> byHash = new TreeMap<>();
        for (int blank = 0; blank < blanks; blank++) {
            if (byHash.put(hash(sha256, mentions.get(blank), blank), blank) != null) {
                return null;
            }
        }
        String[] names = new String[blanks];
        int next = 0;
        for (int blank : byHash.values()) {
            names[blank] = PREFIX + next++;
        }
        return names;
    }

    private static void mention(List<List<Statement>> mentions, Statement statement, int blank) {
        if (blank >= 0) {
            List<Statement> of = mentions.get(blank);
            if (of.isEmpty() || of.getLast() != statement) {
                of.add(statement);
            }
        }
    }

    private static String hash(MessageDigest sha256, List<Statement> mentions, int blank) {
        String[] lines = new String[mentions.size()];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = line(mentions.get(i), other -> other == blank ? "_:a" : "_:z");
        }
        Arrays.sort(lines);
        for (String line : lines) {
            sha256.update(line.getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static String text(Collection<Statement> statements, String[] names) {
        String[] lines = new String[statements.size()];
        int count = 0;
        int length = 0;
        for (Statement statement : statements) {
            lines[count] = line(statement, blank -> names[blank]);
            length += lines[count++].length();
        }
        Arrays.sort(lines);
        StringBuilder text = new StringBuilder(length);
        for (String line : lines) {
            text.append(line);
        }
        return text.toString();
    }

    /** Gives each blank node its name in one line. */
    private interface Naming {
        String name(int blank);
    }

    private static String line(Statement statement, Naming naming) {
        String subject = text(statement.subject(), naming);
        String object = text(statement.object(), naming);
        RdfTerm graph = statement.graph();
        return graph == null
                ? subject + " " + statement.predicate() + " " + object + " .\n"
                : subject + " " + statement.predicate() + " " + object + " " + text(graph, naming) + " .\n";
    }

    private static String text(RdfTerm term, Naming naming) {
        return term.isBlank() ? naming.name(term.blank()) : term.text();
    }

    private static String byLibrary(Collection<Statement> statements) {
        try {
            RdfCanon canon = RdfCanon.create(Digests.sha256(), new RdfCanonTimeTicker(LONGEST));
            for (Statement each : statements) {
                RdfTerm object = each.object();
                RdfTerm graph = each.graph();
                String predicate =
                        each.predicate().substring(1, each.predicate().length() - 1);
                canon.quad(
                        each.subject().value(),
                        predicate,
                        object.value(),
                        object.datatype(),
                        object.language(),
                        null,
                        graph == null ? null : graph.value());
            }
            return QuadLines.of(canon);
        } catch (RdfConsumerException | IllegalStateException e) {
            throw new NotUnderstood("The document has too many nodes that look alike: " + e.getMessage());
        }
    }
}
