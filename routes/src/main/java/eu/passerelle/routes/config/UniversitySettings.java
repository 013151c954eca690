package eu.passerelle.routes.config;

import eu.passerelle.connectors.mapping.CompletionOverride;
import eu.passerelle.journal.IdentityRules;
import eu.passerelle.model.LearnerIdentifier;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code config/universities/<id>.yaml}: one file, one university. The file's name is its id.
 *
 * @param id the file's name without {@code .yaml}
 * @param name of the university by language, for example {@code {en: Tampere University, fi: Tampereen yliopisto}}
 * @param country ISO 3166-1 alpha-3, for example {@code FIN}
 * @param legalIdentifier tax or register number in the form of ETSI EN 319 412-1, for example {@code VATFI-28445618}
 * @param schacDomain home organisation in the SCHAC schema, for example {@code tuni.fi}
 * @param homepage address of the university's web site
 * @param languages that its credentials are shown in, ISO 639-1; the first is the primary one
 * @param timeZone for example {@code Europe/Helsinki}; days without a time are days there
 * @param sis the module that reads its SIS, and its settings
 * @param mapping what its completions are to say otherwise than the connector reads them
 * @param schedule when it is read; absent: only on request
 * @param targets names of delivery targets from {@code hub.yaml}
 * @param withdrawalGuard share of results that one run may withdraw by absence; 0.05 when absent
 * @param identity which kinds of identifiers say who a learner is, the most trusted first; {@code [ESI, NATIONAL, LOCAL]}
 *     when absent. Others are not looked at, names never match
 * @param release {@code AUTOMATIC}: credentials go to learners as soon as results are recognised; {@code ON_REQUEST}: when
 *     the learner has asked; {@code AUTOMATIC} when absent
 * @param formats what it issues to wallets; absent: the EUDI learning credential as SD-JWT VC, and Open Badges
 * @param edc which profile its Europass credentials follow, and the mandate to seal them; absent: the generic one, none
 * @param recognition which credit of partners counts here and how its SIS is told; absent: none is looked at
 * @param certificate how its certificates look; absent: by {@code templates/<id>.svg} where there is one, else by
 *     {@code templates/default.svg}
 */
public record UniversitySettings(
        String id,
        Map<String, String> name,
        String country,
        @Nullable String legalIdentifier,
        @Nullable String schacDomain,
        @Nullable String homepage,
        List<String> languages,
        ZoneId timeZone,
        Plugged sis,
        @Nullable CompletionOverride mapping,
        @Nullable Schedule schedule,
        List<String> targets,
        @Nullable Double withdrawalGuard,
        @Nullable List<LearnerIdentifier.Kind> identity,
        @Nullable Release release,
        @Nullable FormatSettings formats,
        @Nullable EdcSettings edc,
        @Nullable ReceivingSettings recognition,
        @Nullable CertificateSettings certificate) {

    private static final double DEFAULT_GUARD = 0.05;

    public double guard() {
        return withdrawalGuard == null ? DEFAULT_GUARD : withdrawalGuard;
    }

    public IdentityRules identityRules() {
        return new IdentityRules(identity == null ? IdentityRules.USUALLY_TRUSTED : identity, country, schacDomain);
    }

    /** When credentials go to learners. */
    public enum Release {
        AUTOMATIC,
        ON_REQUEST
    }

    /**
     * What recognition is told of the learner's asking.
     *
     * @param asked whether the learner has
     * @return null where credentials are released without asking
     */
    public @Nullable Boolean releaseAsked(boolean asked) {
        return release == Release.ON_REQUEST ? asked : null;
    }

    /**
     * When the SIS is read.
     *
     * @param cron Quartz cron expression with seconds, in the university's time zone, for example
     *     {@code 0 0 3 * * ?}
     * @param jitter runs start up to this much later, so that not all universities start at once
     * @param overlap what becomes of a scheduled time that comes while another run is under way: {@code SKIP} passes it
     *     over, {@code WAIT} begins when that has ended; {@code SKIP} when absent
     * @param catchUp what becomes of times that no instance of the hub could run: {@code ONE} run makes up for all of them,
     *     {@code NONE} leaves them to the next scheduled time; {@code ONE} when absent. Either way the miss is told
     */
    public record Schedule(
            String cron,
            Duration jitter,
            @Nullable Overlap overlap,
            @Nullable CatchUp catchUp) {

        public Overlap overlapOrSkip() {
            return overlap == null ? Overlap.SKIP : overlap;
        }

        public CatchUp catchUpOrOne() {
            return catchUp == null ? CatchUp.ONE : catchUp;
        }
    }

    /** What becomes of a scheduled time that comes while another run is under way. */
    public enum Overlap {
        SKIP,
        WAIT
    }

    /** What becomes of scheduled times that nobody ran. */
    public enum CatchUp {
        ONE,
        NONE
    }
}
