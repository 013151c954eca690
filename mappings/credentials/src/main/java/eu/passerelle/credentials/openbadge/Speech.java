package eu.passerelle.credentials.openbadge;

import eu.passerelle.credentials.elm.Vocabulary;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.University;
import java.util.List;

/**
 * The one language that a badge speaks: the university's first that the title has, else the title's own. The format has
 * one text a property; the language maps that its lenient schema lets through have no meaning in its context, so that no
 * proof would cover them.
 */
record Speech(String language, List<String> wanted) {

    static Speech of(University university, LocalizedText title) {
        String language = university.languages().stream()
                .filter(title.byLanguage()::containsKey)
                .findFirst()
                .orElseGet(() -> title.byLanguage().keySet().iterator().next());
        List<String> wanted = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(language), university.languages().stream())
                .distinct()
                .toList();
        return new Speech(language, wanted);
    }

    String say(LocalizedText text) {
        return text.in(wanted);
    }

    String word(String key) {
        return Vocabulary.word(language, key);
    }
}
