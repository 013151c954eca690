package eu.passerelle.credentials.elm;

import eu.passerelle.credentials.elm.validation.ProfilePack;
import eu.passerelle.model.AccreditationRecord;
import eu.passerelle.model.Achievement;
import eu.passerelle.model.LocalizedText;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Each profile that the hub writes, by the profiles' own names, and what asks for it. */
public final class Profiled {

    /** A record as a registrar writes it down. */
    public static final AccreditationRecord RECORD = new AccreditationRecord(
            "http://data.europa.eu/snb/data/accreditation/1f0c8a52-7b5e-4d1e-9c65-6d1f9f9a7c01",
            "https://data.deqar.eu/report/12345",
            AccreditationRecord.Kind.PROGRAMME_QUALITY,
            LocalizedText.of("en", "Finnish Education Evaluation Centre"),
            "FIN",
            LocalDate.of(2024, 1, 1),
            LocalDate.of(2029, 12, 31),
            true,
            List.of(6, 7),
            List.of("06"),
            List.of("FIN"));

    /** One that says no more than it must. */
    public static final AccreditationRecord BARE_RECORD = new AccreditationRecord(
            "REC 1",
            "letter of the ministry, 2024-01-01",
            AccreditationRecord.Kind.INSTITUTION_LICENCE,
            LocalizedText.of("en", "Ministry of Education"),
            "FIN",
            LocalDate.of(2024, 1, 1),
            null,
            false,
            List.of(),
            List.of(),
            List.of());

    private static final Mandate MANDATE =
            Mandate.of(null).with("%PDF-1.7\n%%EOF\n".getBytes(StandardCharsets.US_ASCII));

    private static final Map<String, EdcTerms> TERMS = new TreeMap<>(Map.of(
            "generic", EdcTerms.GENERIC,
            "accredited", new EdcTerms(EdcProfile.ACCREDITED, null),
            "mandated", new EdcTerms(EdcProfile.GENERIC, MANDATE),
            "accredited and mandated", new EdcTerms(EdcProfile.ACCREDITED, MANDATE),
            "supplement", new EdcTerms(EdcProfile.DIPLOMA_SUPPLEMENT, null),
            "supplement and mandated", new EdcTerms(EdcProfile.DIPLOMA_SUPPLEMENT, MANDATE)));

    private Profiled() {}

    public static List<String> names() {
        return List.copyOf(TERMS.keySet());
    }

    public static ElmRenderer renderer(String name, ProfilePack pack) {
        EdcTerms terms = TERMS.getOrDefault(name, EdcTerms.GENERIC);
        return ElmRenderer.standard().with(pack).with(university -> terms);
    }

    /** The full achievement in a profile of its own. */
    public static byte[] full(String name, String pack) {
        return renderer(name, ProfilePack.load(pack))
                .render(Achievements.full().with(RECORD))
                .content();
    }

    /** A whole degree that says no more than the profile of supplements asks. */
    static Achievement plainDegree() {
        Achievement bare = Optionals.completion(
                Achievements.bare(), "learner", Achievements.full().completion().learner());
        Achievement graded = Optionals.completion(
                bare, "grade", Achievements.full().completion().grade());
        return Optionals.completion(
                        graded, "credits", Achievements.full().completion().credits())
                .with(BARE_RECORD);
    }
}
