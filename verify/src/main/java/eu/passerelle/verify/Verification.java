package eu.passerelle.verify;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Verifies credentials of anybody: says what kind of document it is, looks at seal, certificate, trust, issuer, content,
 * status, dates, holder and completeness, and tells each in plain words. Keeps nothing. Thread-safe.
 */
public final class Verification {

    /** Documents that are larger are not looked at. */
    public static final int LARGEST = Detection.LARGEST;

    private final Map<Kind, Judge> judges = new EnumMap<>(Kind.class);

    public Verification(Policy policy) {
        Judge edc = new EdcJudge(policy);
        Judge badge = new BadgeJudge(policy);
        judges.put(Kind.EDC, edc);
        judges.put(Kind.EDC_UNSEALED, edc);
        judges.put(Kind.SD_JWT, new SdJwtJudge(policy));
        judges.put(Kind.OPEN_BADGE, badge);
        judges.put(Kind.CLR, badge);
        judges.put(Kind.OPEN_BADGE_JWT, badge);
        judges.put(Kind.EBSI, new EbsiJudge(policy));
        judges.put(Kind.ELMO, new ElmoJudge(policy));
    }

    /** @param document any bytes; bad ones are told, never thrown */
    public Report verify(byte[] document) {
        Findings out = new Findings();
        Detection found = Detection.of(document);
        out.is(found.kind());
        if (found.kind() == Kind.UNKNOWN) {
            out.failed(Check.FORMAT, found.problem(), List.of());
            return out.report(found.attached());
        }
        out.ok(Check.FORMAT, found.kind().name());
        Objects.requireNonNull(judges.get(found.kind())).judge(found, out);
        return out.report(found.attached());
    }
}
