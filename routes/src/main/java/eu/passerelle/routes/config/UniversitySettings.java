package eu.passerelle.routes.config;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code config/universities/<id>.yaml}: one file, one university. The file's name is its id.
 *
 * @param name by language
 * @param country ISO 3166-1 alpha-3
 * @param languages that its credentials are shown in; the first is the primary one
 * @param sis protocol and settings of its SIS
 * @param schedule when it is read; absent: only on request
 * @param targets names of delivery targets from {@code hub.yaml}
 * @param withdrawalGuard share of results that one run may withdraw by absence; 0.05 when absent
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
        @Nullable Schedule schedule,
        List<String> targets,
        @Nullable Double withdrawalGuard) {

    private static final double DEFAULT_GUARD = 0.05;

    public double guard() {
        return withdrawalGuard == null ? DEFAULT_GUARD : withdrawalGuard;
    }

    /**
     * @param cron Quartz cron expression with seconds, in the university's time zone, for example
     *     {@code 0 0 3 * * ?}
     * @param jitter runs start up to this much later, so that not all universities start at once
     */
    public record Schedule(String cron, Duration jitter) {}
}
