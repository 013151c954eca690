package eu.passerelle.journal;

import eu.passerelle.model.Completion;
import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.CompletionPart;
import eu.passerelle.model.CredentialIds;
import eu.passerelle.model.Learner;
import eu.passerelle.model.Sha256;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record as it came on a page, readable or not.
 *
 * @param scope empty for a rejected record: what cannot be read does not say where it belongs
 * @param hash of what is compared with the version before
 * @param completion its JSON; null for a rejected record, which has a rejection instead
 * @param learner as the completion has it; null for a rejected record, and for a stack, whose parts say whose it is
 * @param parts credentials of what it is made of; empty where it is no stack
 */
record Arrival(
        String sourceKey,
        String scope,
        byte[] hash,
        int version,
        byte @Nullable [] completion,
        @Nullable String opportunityCode,
        Pulled.Raw raw,
        @Nullable String rejection,
        @Nullable Learner learner,
        List<UUID> parts) {

    /** By source key; later records of the same key on one page win, as they would on two pages. */
    static Map<String, Arrival> of(Pulled page) {
        Map<String, Arrival> arrivals = new LinkedHashMap<>();
        for (Pulled.Rejection rejection : page.rejections()) {
            arrivals.put(
                    rejection.sourceKey(),
                    new Arrival(
                            rejection.sourceKey(),
                            "",
                            Sha256.of(compared(rejection.raw())),
                            0,
                            null,
                            null,
                            rejection.raw(),
                            rejection.reason(),
                            null,
                            List.of()));
        }
        for (Pulled.Result result : page.results()) {
            byte[] json = ModelJson.write(result.completion());
            String key = result.completion().key().sourceKey();
            arrivals.put(
                    key,
                    new Arrival(
                            key,
                            result.scope(),
                            Sha256.of(json),
                            0,
                            json,
                            result.completion().opportunityCode(),
                            result.raw(),
                            null,
                            result.completion().parts() == null
                                    ? result.completion().learner()
                                    : null,
                            parts(result.completion())));
        }
        return arrivals;
    }

    /** The raw record is kept as it was sent; another layout alone is no other record. */
    private static byte[] compared(Pulled.Raw raw) {
        return raw.mediaType().equals("application/json") ? ModelJson.withoutLayout(raw.content()) : raw.content();
    }

    private static List<UUID> parts(Completion completion) {
        List<CompletionPart> parts = completion.parts();
        return parts == null
                ? List.of()
                : parts.stream().map(CompletionPart::credential).toList();
    }

    Arrival withVersion(int newVersion) {
        return new Arrival(
                sourceKey, scope, hash, newVersion, completion, opportunityCode, raw, rejection, learner, parts);
    }

    UUID id(String university) {
        return CredentialIds.of(new CompletionKey(university, sourceKey), version);
    }
}
