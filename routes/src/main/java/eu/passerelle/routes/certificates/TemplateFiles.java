package eu.passerelle.routes.certificates;

import eu.passerelle.connectors.failure.TemplateUnusable;
import eu.passerelle.credentials.certificate.CertificateTemplate;
import eu.passerelle.credentials.certificate.CertificateTemplates;
import eu.passerelle.credentials.certificate.TemplateInvalid;
import eu.passerelle.credentials.certificate.TemplateSource;
import eu.passerelle.model.Achievement;
import eu.passerelle.routes.config.CertificateSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The templates in force: those of the files, as long as they can be drawn; else the last ones that could, also of before a
 * restart. Looked at again
 * while the hub runs, so that a file that has changed is taken without a restart. Thread-safe.
 */
public final class TemplateFiles implements CertificateTemplates {

    private static final Logger LOG = LoggerFactory.getLogger(TemplateFiles.class);

    private final Path home;
    private final Function<String, Optional<CertificateSettings>> settings;
    private final Function<Achievement, Optional<URI>> addresses;
    private final LastTemplates last;
    private final Map<String, InForce> byUniversity = new ConcurrentHashMap<>();

    /**
     * What one university has.
     *
     * @param asked the settings that it was made by
     * @param seen of the files, when they were looked at last
     * @param template null: none could ever be drawn since the hub started
     * @param problems of the files as they are now; empty: the template is theirs
     */
    private record InForce(
            @Nullable CertificateSettings asked,
            String seen,
            @Nullable CertificateTemplate template,
            List<String> problems) {}

    /**
     * @param home the configuration directory
     * @param settings that are active now, by the id of the university
     * @param addresses where a certificate can be verified; empty: it has no QR code
     * @param kept where the last good templates are kept over a restart; null: nowhere
     */
    public TemplateFiles(
            Path home,
            Function<String, Optional<CertificateSettings>> settings,
            Function<Achievement, Optional<URI>> addresses,
            @Nullable Path kept) {
        this.last = new LastTemplates(kept);
        this.home = home;
        this.settings = settings;
        this.addresses = addresses;
    }

    @Override
    public Optional<URI> verification(Achievement achievement) {
        return addresses.apply(achievement);
    }

    /** @throws TemplateUnusable none could be drawn since the hub started */
    @Override
    public CertificateTemplate of(String university) {
        CertificateSettings asked = settings.apply(university).orElse(null);
        InForce now = byUniversity.get(university);
        if (now == null || !java.util.Objects.equals(asked, now.asked())) {
            now = take(university, asked);
        }
        if (now.template() == null) {
            throw new TemplateUnusable(university
                    + ": its certificates cannot be drawn, so its credentials wait. Mend this, and they go on by themselves: "
                    + String.join(" ", now.problems()));
        }
        return now.template();
    }

    /** What is wrong with templates, by university, with what becomes of its credentials. */
    public SortedMap<String, String> warnings() {
        SortedMap<String, String> warnings = new TreeMap<>();
        byUniversity.forEach((university, now) -> {
            if (!now.problems().isEmpty()) {
                warnings.put(
                        university,
                        "%s: its certificate template cannot be drawn, so %s. %s"
                                .formatted(
                                        university,
                                        now.template() == null ? "its credentials wait" : "the last good one is used",
                                        String.join(" ", now.problems())));
            }
        });
        return warnings;
    }

    /** The same as {@link #refresh}, also for universities that nothing was drawn for yet: what is broken is told at once. */
    public void refresh(Collection<String> universities) {
        universities.forEach(
                university -> take(university, settings.apply(university).orElse(null)));
        refresh();
    }

    /** Takes files that have changed since the last call; what is wrong with them is told, and the template stays. */
    public void refresh() {
        byUniversity
                .keySet()
                .forEach(university ->
                        take(university, settings.apply(university).orElse(null)));
    }

    /** Why a university's files, as they are now, are not in force; empty where they are. */
    public List<String> problems(String university) {
        InForce now = byUniversity.get(university);
        return now == null ? List.of() : now.problems();
    }

    private synchronized InForce take(String university, @Nullable CertificateSettings asked) {
        TemplateChoice choice = TemplateChoice.of(home, university, asked);
        String seen = choice.fingerprint();
        InForce before = byUniversity.get(university);
        if (before != null && before.seen().equals(seen) && java.util.Objects.equals(before.asked(), asked)) {
            return before;
        }
        InForce now;
        try {
            TemplateSource source = choice.source();
            now = new InForce(asked, seen, TemplateChoice.template(source), List.of());
            last.keep(university, source);
            LOG.info("{}: certificates are drawn by {}", university, choice.name());
        } catch (TemplateInvalid e) {
            CertificateTemplate good = before == null || before.template() == null
                    ? last.find(university).orElse(null)
                    : before.template();
            e.problems().forEach(problem -> LOG.error("{}: certificate template refused: {}", university, problem));
            LOG.error("{}: {}", university, good == null ? "its credentials wait" : "the last good template stays");
            now = new InForce(asked, seen, good, e.problems());
        }
        byUniversity.put(university, now);
        return now;
    }
}
