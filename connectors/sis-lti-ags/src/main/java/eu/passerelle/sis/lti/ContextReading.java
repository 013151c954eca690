package eu.passerelle.sis.lti;

import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.RejectedRecord;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.SourceRecord;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.failure.MalformedRecord;
import eu.passerelle.connectors.json.JsonFields;
import eu.passerelle.connectors.json.JsonRecord;
import eu.passerelle.model.Sha256;
import eu.passerelle.sis.lti.LtiSettings.Context;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One course: who is in it, its line items, and the results of each. */
final class ContextReading {

    private static final String REPAIR =
            "Correct the result or the course on the platform; the next run reads it again.";
    private static final int MOST_PASSES = 4;

    private final SisContext<LtiSettings> sis;
    private final LtiService service;
    private final Context context;
    private final List<CompletionEvent> events = new ArrayList<>();
    private final List<RejectedRecord> rejected = new ArrayList<>();
    private final Set<String> complete = new HashSet<>();

    ContextReading(SisContext<LtiSettings> sis, LtiService service, Context context) {
        this.sis = sis;
        this.service = service;
        this.context = context;
    }

    CompletionPage read(Watermark next, boolean last) {
        ResultMapper mapper = new ResultMapper(sis, context, service.members(context));
        for (JsonNode lineItem : service.lineItems(context)) {
            if (sis.settings().reads(JsonFields.text(lineItem, "tag"))) {
                lineItem(lineItem, mapper);
            }
        }
        return new CompletionPage(events, rejected, next, last, complete);
    }

    private void lineItem(JsonNode lineItem, ResultMapper mapper) {
        URI address = address(lineItem);
        if (address == null) {
            reject(
                    "lineitem:" + Sha256.key(service.bytes(lineItem)),
                    service.bytes(lineItem),
                    "A line item has no id on the platform's own server, so that its results cannot be asked for.");
            return;
        }
        Optional<Whole> found = results(address);
        if (found.isEmpty()) {
            return;
        }
        String scope = ResultMapper.scope(address);
        boolean allNamed = true;
        for (JsonRecord result : found.get().rows()) {
            String user = result.text(ResultFields.USER);
            allNamed &= user != null;
            String key = user == null ? scope + ":" + Sha256.key(result.bytes()) : ResultMapper.key(address, user);
            try {
                mapper.completion(key, lineItem, result)
                        .ifPresent(completion -> events.add(new CompletionEvent.Reported(
                                completion, scope, new SourceRecord("application/json", result.bytes()))));
            } catch (MalformedRecord e) {
                reject(key, result.bytes(), String.valueOf(e.getMessage()));
            }
        }
        if (found.get().consistent() && allNamed) {
            complete.add(scope);
        }
    }

    private void reject(String key, byte[] raw, String reason) {
        rejected.add(new RejectedRecord(key, new SourceRecord("application/json", raw), reason, REPAIR));
    }

    /** Our token goes to the server of the settings only. */
    private @Nullable URI address(JsonNode lineItem) {
        String id = JsonFields.text(lineItem, "id");
        try {
            URI address = id == null ? null : context.lineItems().resolve(id);
            return address == null
                            || !String.valueOf(address.getRawAuthority())
                                    .equals(context.lineItems().getRawAuthority())
                    ? null
                    : address;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** @param consistent whether two readings, one after the other, showed the same rows, or one page all of them */
    private record Whole(List<JsonRecord> rows, boolean consistent) {}

    /** Rows come and go between pages; so a list of several pages is read until it shows the same rows again. */
    private Optional<Whole> results(URI lineItem) {
        Map<String, JsonRecord> all = new LinkedHashMap<>();
        Set<String> before = Set.of();
        for (int pass = 1; pass <= MOST_PASSES; pass++) {
            Optional<LtiService.Rows> read = service.results(lineItem);
            if (read.isEmpty()) {
                return Optional.empty();
            }
            Map<String, JsonRecord> rows = byUser(read.get().rows());
            if (read.get().pages() == 1) {
                return Optional.of(new Whole(List.copyOf(rows.values()), true));
            }
            all.putAll(rows);
            if (rows.keySet().equals(before)) {
                all.keySet().retainAll(before);
                return Optional.of(new Whole(List.copyOf(all.values()), true));
            }
            before = rows.keySet();
        }
        return Optional.of(new Whole(List.copyOf(all.values()), false));
    }

    private static Map<String, JsonRecord> byUser(List<JsonRecord> rows) {
        Map<String, JsonRecord> byUser = LinkedHashMap.newLinkedHashMap(rows.size());
        for (JsonRecord row : rows) {
            String user = row.text(ResultFields.USER);
            byUser.put(user == null ? "-" + Sha256.key(row.bytes()) : "+" + user, row);
        }
        return byUser;
    }
}
