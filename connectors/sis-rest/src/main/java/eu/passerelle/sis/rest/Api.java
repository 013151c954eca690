package eu.passerelle.sis.rest;

import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.connectors.failure.HubException;
import eu.passerelle.connectors.failure.MalformedRecord;
import eu.passerelle.connectors.failure.RateLimited;
import eu.passerelle.connectors.failure.SisRejected;
import eu.passerelle.connectors.failure.SisUnavailable;
import eu.passerelle.connectors.http.BaseAddress;
import eu.passerelle.connectors.http.HubHttp;
import eu.passerelle.connectors.http.SisHttp;
import eu.passerelle.sis.rest.RestSettings.Listing;
import eu.passerelle.sis.rest.RestSettings.Rule;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** One university's API: requests within the budget, and what the answers mean by the rules. Nothing of the rows. */
final class Api {

    private static final Duration WAIT = Duration.ofSeconds(30);

    private final SisContext<RestSettings> sis;
    private final RestSettings settings;
    private final SisHttp http;
    private final Answers answers;
    private final RequestBudget budget;
    private final String base;
    private int requests;

    Api(SisContext<RestSettings> sis, PlainJson json, RequestBudget budget) {
        this.sis = sis;
        this.settings = sis.settings();
        this.http = new SisHttp(sis, settings.auth(), settings.certificate());
        this.answers = new Answers(json, settings.charset());
        this.budget = budget;
        this.base = BaseAddress.of(settings.base());
    }

    /** An answer that is there. */
    record Reply(@Nullable Object body, HubHttp.Answer answer) {}

    /** Requests sent so far. */
    int requests() {
        return requests;
    }

    Answers answers() {
        return answers;
    }

    /**
     * One page of a list.
     *
     * @param paged parameters of the page
     * @param link address of the page where the API gave one, instead of the list's own
     * @return empty on 404, and where a rule ignores the answer
     */
    Optional<Reply> get(Listing list, Map<String, ?> partition, Map<String, String> paged, @Nullable String link) {
        Map<String, Object> known = new HashMap<>(partition);
        known.put("config", settings.config() == null ? Map.of() : settings.config());
        String path = list.path().path(known);
        URI address = link == null ? address(path, query(list, known, paged)) : sameOrigin(link, path);
        budget.take(sis.university().id());
        requests++;
        HubHttp.Answer answer = http.send(() -> request(address, known), any -> true);
        return meaning(answer, path);
    }

    private HttpRequest.Builder request(URI address, Map<String, ?> known) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).setHeader("Accept", "application/json");
        if (settings.headers() != null) {
            settings.headers().forEach((name, template) -> {
                String value = template.value(known);
                if (value != null) {
                    request.setHeader(name, value);
                }
            });
        }
        return request;
    }

    private Map<String, String> query(Listing list, Map<String, ?> known, Map<String, String> paged) {
        Map<String, String> query = new LinkedHashMap<>();
        for (Map<String, Template> templates : java.util.Arrays.asList(settings.query(), list.query())) {
            if (templates != null) {
                templates.forEach((name, template) -> {
                    String value = template.value(known);
                    if (value != null) {
                        query.put(name, value);
                    }
                });
            }
        }
        query.putAll(paged);
        return query;
    }

    private URI address(String path, Map<String, String> query) {
        StringBuilder address =
                new StringBuilder(base).append(path.startsWith("/") ? "" : "/").append(path);
        char mark = path.contains("?") ? '&' : '?';
        for (Map.Entry<String, String> parameter : query.entrySet()) {
            address.append(mark)
                    .append(Template.encode(parameter.getKey()))
                    .append('=')
                    .append(Template.encode(parameter.getValue()));
            mark = '&';
        }
        return URI.create(address.toString());
    }

    /** Our credentials go with every request, so an answer must not send us elsewhere. */
    private URI sameOrigin(String link, String path) {
        try {
            URI address = settings.base().resolve(link);
            if (address.getScheme().equals(settings.base().getScheme())
                    && address.getRawAuthority().equals(settings.base().getRawAuthority())) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            throw malformed(path, "the link to the next page is no address");
        }
        throw malformed(path, "the link to the next page leads to another host than 'base'");
    }

    private Optional<Reply> meaning(HubHttp.Answer answer, String path) {
        Answers.Parsed body = answers.tryParse(answer.body());
        for (Rule rule : settings.allRules()) {
            if (fits(rule, answer, body)) {
                return obey(rule, answer, body, path);
            }
        }
        if (answer.status() == 404) {
            return Optional.empty();
        }
        if (answer.status() < 200 || answer.status() >= 300) {
            throw http.failure(answer);
        }
        return Optional.of(read(answer, body, path));
    }

    /** @param body as it was parsed for the rules; null where it could not be */
    private Reply read(HubHttp.Answer answer, Answers.@Nullable Parsed body, String path) {
        if (answer.status() == 204) {
            return new Reply(Answers.Parsed.NOTHING.value(), answer);
        }
        if (body != null) {
            return new Reply(body.value(), answer);
        }
        try {
            return new Reply(answers.parse(answer.body()).value(), answer);
        } catch (JacksonException | java.nio.charset.CharacterCodingException e) {
            // the parser's own message may quote what it read, so only its kind is told
            throw malformed(path, e.getClass().getSimpleName());
        }
    }

    private static boolean fits(Rule rule, HubHttp.Answer answer, Answers.@Nullable Parsed body) {
        if (rule.status() != null && !rule.status().contains(answer.status())) {
            return false;
        }
        if (rule.when() == null) {
            return true;
        }
        Object root = body == null ? null : body.value();
        try {
            return root != null && Boolean.TRUE.equals(rule.when().value(root, Map.of()));
        } catch (IllegalArgumentException e) {
            // an answer of another shape is not the one meant
            return false;
        }
    }

    private Optional<Reply> obey(Rule rule, HubHttp.Answer answer, Answers.@Nullable Parsed body, String path) {
        String what = sis.university().id() + ": " + path + " answers HTTP " + answer.status() + ": "
                + (rule.message() == null ? "a rule of the university's file applies" : rule.message());
        return switch (rule.action()) {
            case READ -> Optional.of(read(answer, body, path));
            case IGNORE -> Optional.empty();
            case RETRY -> throw new SisUnavailable(what);
            case RATE_LIMITED ->
                throw new RateLimited(
                        HubException.Responsible.UNIVERSITY,
                        what,
                        SisHttp.retryAfter(answer, rule.delay() == null ? WAIT : rule.delay()));
            case FAIL -> throw rule.kind() == Rule.Kind.CONFIG ? new ConfigurationInvalid(what) : new SisRejected(what);
        };
    }

    MalformedRecord malformed(String path, String what) {
        return new MalformedRecord(sis.university().id() + ": The answer to " + path + " cannot be read (" + what
                + "). Compare it with 'records' and 'paging' of this list in the university's file, else ask the"
                + " university.");
    }

    SisRejected notThere(Listing list) {
        return new SisRejected(sis.university().id() + ": There is no " + list.path()
                + " at the address of the API (HTTP 404): check 'base' and 'path' in the settings.");
    }
}
