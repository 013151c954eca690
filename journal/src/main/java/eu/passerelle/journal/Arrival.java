package eu.passerelle.journal;

import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.CredentialIds;
import eu.passerelle.model.Learner;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record as it came on a page, readable or not.
 *
 * @param scope empty for a rejected record: what cannot be read does not say where it belongs
 * @param hash of what is compared with the version before
 * @param completion its JSON; null for a rejected record, which has a rejection instead
 * @param learner as the completion has it; null for a rejected record
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
        @Nullable Learner learner) {

    /** By source key; later records of the same key on one page win, as they would on two pages. */
    static Map<String, Arrival> of(Pulled page) {
        Map<String, Arrival> arrivals = new LinkedHashMap<>();
        for (Pulled.Rejection rejection : page.rejections()) {
            arrivals.put(
                    rejection.sourceKey(),
                    new Arrival(
                            rejection.sourceKey(),
                            "",
                            Sha256.of(rejection.raw().content()),
                            0,
                            null,
                            null,
                            rejection.raw(),
                            rejection.reason(),
                            null));
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
                            result.completion().learner()));
        }
        return arrivals;
    }

    Arrival withVersion(int newVersion) {
        return new Arrival(sourceKey, scope, hash, newVersion, completion, opportunityCode, raw, rejection, learner);
    }

    UUID id(String university) {
        return CredentialIds.of(new CompletionKey(university, sourceKey), version);
    }
}
