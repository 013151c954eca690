package eu.passerelle.credentials.elm;

import eu.passerelle.credentials.certificate.CertificatePicture;
import eu.passerelle.model.LocalizedText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code displayParameter}: titles, languages and one picture for each language of the university. */
final class DisplaySection {

    private final Rendering rendering;
    private final NodeWriter json;
    private final CertificatePicture picture;

    DisplaySection(Rendering rendering, CertificatePicture picture) {
        this.rendering = rendering;
        this.json = rendering.json();
        this.picture = picture;
    }

    void write() {
        List<String> languages = rendering.university().languages();
        json.node("displayParameter", "DisplayParameter", "displayParameter")
                .text("title", titles())
                .text("description", rendering.opportunity().description())
                .concept("primaryLanguage", CodeLists.language(languages.getFirst()))
                .concepts(
                        "language",
                        languages.stream().map(CodeLists::language).distinct().toList())
                .array("individualDisplay", languages, this::writeDisplay)
                .end();
    }

    /** The title in every language that anyone gave it in; the result's own words go first. */
    private LocalizedText titles() {
        Map<String, String> titles =
                new LinkedHashMap<>(rendering.completion().title().byLanguage());
        rendering.opportunity().title().byLanguage().forEach(titles::putIfAbsent);
        return new LocalizedText(titles);
    }

    private void writeDisplay(String language) {
        json.node("IndividualDisplay", "individualDisplay").concept("language", CodeLists.language(language));
        json.array("displayDetail", List.of(language), shown -> {
            json.node("DisplayDetail", "displayDetail").number("page", 1);
            json.node("image", "MediaObject", "mediaObject")
                    .base64("content", picture.draw(rendering.achievement(), shown))
                    .concept("contentEncoding", CodeLists.BASE64)
                    .concept("contentType", CodeLists.PNG)
                    .end();
            json.end();
        });
        json.end();
    }
}
