package eu.passerelle.routes.certificates;

import eu.passerelle.credentials.certificate.CertificateTemplate;
import eu.passerelle.credentials.certificate.TemplateInvalid;
import eu.passerelle.credentials.certificate.TemplateSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The last template of each university that could be drawn, kept in the data directory: a hub that starts with a broken
 * one goes on with it.
 *
 * @param folder null: nothing is kept
 */
record LastTemplates(@Nullable Path folder) {

    private static final Logger LOG = LoggerFactory.getLogger(LastTemplates.class);
    private static final JsonMapper JSON = JsonMapper.shared();

    /** @param source null: the hub's own, of which nothing needs to be kept */
    void keep(String university, @Nullable TemplateSource source) {
        if (folder == null) {
            return;
        }
        try {
            Files.createDirectories(folder);
            if (source == null) {
                Files.deleteIfExists(file(folder, university));
                return;
            }
            Path unfinished = folder.resolve(university + ".json.part");
            Files.write(unfinished, JSON.writeValueAsBytes(source));
            Files.move(unfinished, file(folder, university), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn(
                    "{}: its certificate template could not be kept in {} ({}); should a later one be broken when the hub"
                            + " starts, its credentials wait",
                    university,
                    folder,
                    e.getClass().getSimpleName());
        }
    }

    /** Empty where none was kept, or it cannot be drawn any more. */
    Optional<CertificateTemplate> find(String university) {
        if (folder == null || !Files.exists(file(folder, university))) {
            return Optional.empty();
        }
        try {
            return Optional.of(CertificateTemplate.of(
                    JSON.readValue(Files.readAllBytes(file(folder, university)), TemplateSource.class)));
        } catch (IOException | JacksonException | TemplateInvalid e) {
            LOG.warn("{}: the certificate template that was kept cannot be used any more", university);
            return Optional.empty();
        }
    }

    private static Path file(Path folder, String university) {
        return folder.resolve(university + ".json");
    }
}
