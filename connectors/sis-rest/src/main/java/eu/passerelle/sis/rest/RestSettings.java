package eu.passerelle.sis.rest;

import eu.passerelle.connectors.http.ClientCertificate;
import eu.passerelle.connectors.http.HttpAuthentication;
import eu.passerelle.connectors.mapping.Expression;
import eu.passerelle.connectors.mapping.OpportunityMapping;
import eu.passerelle.connectors.mapping.RecordMapping;
import java.net.URI;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The {@code sis:} section of a university with {@code protocol: rest}. This module's README tells the whole vocabulary.
 *
 * @param base address under which all paths are
 * @param auth how we show who we are; absent for APIs that ask for nothing
 * @param certificate our key for mutual TLS
 * @param headers of every request
 * @param query parameters of every request
 * @param config values that templates name as {@code {config.x}}
 * @param charset of the answers; JSON is UTF-8 when absent
 * @param budget most requests in a time
 * @param rules what answers mean, the first that fits; statuses as usual when none fits
 * @param paging of lists that say nothing of their own
 * @param partitions lists whose rows parametrise the next list, outermost first
 * @param results the list of results
 * @param catalogue the list of learning opportunities, where the API has one
 */
public record RestSettings(
        URI base,
        @Nullable HttpAuthentication auth,
        @Nullable ClientCertificate certificate,
        @Nullable Map<String, Template> headers,
        @Nullable Map<String, Template> query,
        @Nullable Map<String, String> config,
        @Nullable Charset charset,
        @Nullable Budget budget,
        @Nullable List<Rule> rules,
        @Nullable Paging paging,
        @Nullable List<Partition> partitions,
        Results results,
        @Nullable Catalogue catalogue) {

    public RestSettings {
        if (!base.isAbsolute() || base.getRawQuery() != null || base.getHost() == null) {
            throw new IllegalArgumentException("base must be an absolute address without a query, not " + base);
        }
        partitions = partitions == null ? null : List.copyOf(partitions);
        rules = rules == null ? null : List.copyOf(rules);
        Set<String> names = new HashSet<>();
        for (Partition partition : partitions == null ? List.<Partition>of() : partitions) {
            if (!names.add(partition.name())) {
                throw new IllegalArgumentException("two partitions are named '" + partition.name() + "'");
            }
        }
    }

    List<Partition> levels() {
        return partitions == null ? List.of() : partitions;
    }

    List<Rule> allRules() {
        return rules == null ? List.of() : rules;
    }

    Paging pagingOf(Listing list) {
        return list.paging() != null ? list.paging() : paging == null ? Paging.NONE : paging;
    }

    /** Names of fields that are asked for in answers again and again. */
    Set<String> names() {
        Set<String> names = new HashSet<>();
        results.mapping().expressions().forEach(expression -> names.addAll(expression.names()));
        if (results.since() != null && results.since().field() != null) {
            names.addAll(results.since().field().names());
        }
        names(results.list(), names);
        for (Partition level : levels()) {
            names(level.list(), names);
            names.addAll(level.key().names());
        }
        return names;
    }

    private void names(Listing list, Set<String> names) {
        Paging pages = pagingOf(list);
        if (list.records() != null) {
            names.addAll(list.records().names());
        }
        if (pages.more() != null) {
            names.addAll(pages.more().names());
        }
        if (pages.next() != null) {
            names.addAll(pages.next().names());
        }
    }

    /**
     * One list of the API.
     *
     * @param path under the base; values put into it are encoded
     * @param query parameters; one whose template gives nothing is left out
     * @param records where the rows are in an answer; the answer itself when absent
     */
    public record Listing(
            Template path,
            @Nullable Map<String, Template> query,
            @Nullable Selector records,
            @Nullable Paging paging) {}

    /**
     * A list whose rows parametrise the next one.
     *
     * @param name under which expressions and templates know its row
     * @param key of a row, unique in its list
     * @param select true for rows that are read; all are when absent
     */
    public record Partition(
            String name,
            Listing list,
            Expression key,
            @Nullable Expression select) {

        public Partition {
            if (!name.matches("[A-Za-z]\\w*")) {
                throw new IllegalArgumentException("a partition's name is a word, not '" + name + "'");
            }
        }
    }

    /**
     * The results.
     *
     * @param since reads changes only; everything when absent
     * @param complete whether a list that was read to its end holds all results that there are, so that one which is
     *     gone is withdrawn
     * @param stable whether rows keep their place while pages are read; else a complete list of several pages is read
     *     until two passes show the same
     */
    public record Results(
            Listing list,
            @Nullable Since since,
            @Nullable Boolean complete,
            @Nullable Boolean stable,
            RecordMapping mapping) {

        public Results {
            if (Boolean.TRUE.equals(complete) && since != null) {
                throw new IllegalArgumentException(
                        "a list of changes ('since') is never 'complete'; leave one of the two out");
            }
            if (Boolean.TRUE.equals(complete) && mapping.scope() != null) {
                throw new IllegalArgumentException(
                        "'complete' needs the scopes of the partitions; leave 'mapping.scope' out");
            }
        }

        boolean isComplete() {
            return Boolean.TRUE.equals(complete);
        }

        boolean isStable() {
            return Boolean.TRUE.equals(stable);
        }
    }

    /** The catalogue. */
    public record Catalogue(Listing list, OpportunityMapping mapping) {}

    /**
     * So many requests in so much time; further ones wait.
     *
     * @param per at most ten minutes
     */
    public record Budget(int requests, Duration per) {

        public Budget {
            if (requests < 1 || per.isNegative() || per.isZero() || per.compareTo(Duration.ofMinutes(10)) > 0) {
                throw new IllegalArgumentException("a budget has at least one request per at most PT10M");
            }
        }
    }

    /**
     * What an answer means.
     *
     * @param status HTTP statuses; any when absent
     * @param when true for the answers meant, asked of the JSON body; any when absent
     * @param kind who must act when it fails; SYSTEM when absent
     * @param delay when the API names no Retry-After; 30 seconds when absent
     * @param message what to do, for the operator
     */
    public record Rule(
            @Nullable List<Integer> status,
            @Nullable Expression when,
            Action action,
            @Nullable Kind kind,
            @Nullable Duration delay,
            @Nullable String message) {

        public Rule {
            if (status == null && when == null) {
                throw new IllegalArgumentException("a rule needs 'status' or 'when', or both");
            }
            if (action == Action.FAIL && kind == Kind.TRANSIENT) {
                throw new IllegalArgumentException("what is TRANSIENT is a RETRY, not a FAIL");
            }
        }

        /** What to do. */
        public enum Action {
            /** An answer as any other. */
            READ,
            /** Nothing is there; proves no withdrawal. */
            IGNORE,
            RETRY,
            RATE_LIMITED,
            FAIL
        }

        /** Where the cause lies. */
        public enum Kind {
            /** In the university's file. */
            CONFIG,
            /** It passes by itself. */
            TRANSIENT,
            /** In the SIS. */
            SYSTEM
        }
    }
}
