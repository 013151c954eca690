package eu.passerelle.routes;

import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.SourceRecord;
import eu.passerelle.journal.ModelJson;
import eu.passerelle.journal.Pulled;
import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.Withdrawal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a connector has read, as the journal takes it. A record with the character U+0000, which JSON allows and PostgreSQL
 * keeps in no text, is rejected, so that those beside it go on.
 */
final class ReadPage {

    static final String UNKEEPABLE =
            "It holds the character U+0000, which is in no text. Take it out of the record in the SIS.";

    private ReadPage() {}

    /** @param since what is older stays out; null: everything is taken */
    static Pulled of(CompletionPage all, @Nullable LocalDate since) {
        CompletionPage page = all.since(since);
        List<Pulled.Result> results = new ArrayList<>();
        List<Withdrawal> withdrawals = new ArrayList<>();
        List<Pulled.Rejection> rejections = new ArrayList<>();
        for (CompletionEvent event : page.events()) {
            switch (event) {
                case CompletionEvent.Reported reported
                when !keepable(reported) ->
                    rejections.add(rejection(reported.key().sourceKey(), reported.raw(), UNKEEPABLE));
                case CompletionEvent.Reported reported ->
                    results.add(new Pulled.Result(reported.completion(), reported.scope(), raw(reported.raw())));
                case CompletionEvent.Withdrawn withdrawn ->
                    withdrawals.add(new Withdrawal(keepable(withdrawn.key()), keepable(withdrawn.reason())));
            }
        }
        page.rejected()
                .forEach(rejected -> rejections.add(rejection(rejected.sourceKey(), rejected.raw(), rejected.says())));
        return new Pulled(
                results,
                rejections,
                withdrawals,
                page.next().value(),
                page.last(),
                page.complete(),
                all.size() - page.size(),
                page.grading());
    }

    /** Whether the journal can keep it. */
    static boolean keepable(CompletionEvent.Reported reported) {
        String json = new String(ModelJson.write(reported.completion()), StandardCharsets.UTF_8);
        // a backslash that is left when pairs of them are gone begins an escape
        return !json.replace("\\\\", "").contains("\\u0000") && reported.scope().indexOf('\0') < 0;
    }

    private static Pulled.Rejection rejection(String sourceKey, SourceRecord raw, String says) {
        return new Pulled.Rejection(keepable(sourceKey), raw(raw), keepable(says));
    }

    private static CompletionKey keepable(CompletionKey key) {
        return new CompletionKey(key.university(), keepable(key.sourceKey()));
    }

    private static String keepable(String text) {
        return text.replace('\0', '\uFFFD');
    }

    private static Pulled.Raw raw(SourceRecord raw) {
        return new Pulled.Raw(raw.mediaType(), raw.content());
    }
}
