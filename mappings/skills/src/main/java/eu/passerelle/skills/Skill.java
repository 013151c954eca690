package eu.passerelle.skills;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A skill of ESCO.
 *
 * @param uri {@code http://data.europa.eu/esco/skill/...}
 * @param labels ESCO's preferred label by language (two letters, Norwegian {@code nb})
 * @param terms what else to find it by, by language: ESCO's alternative labels, and search terms that are not ESCO's
 */
public record Skill(String uri, Map<String, String> labels, Map<String, List<String>> terms) {

    /** What every skill is called in, whatever else. */
    static final String ENGLISH = "en";

    public Skill {
        labels = Map.copyOf(labels);
        Map<String, List<String>> copied = new HashMap<>();
        terms.forEach((language, words) -> copied.put(language, List.copyOf(words)));
        terms = Map.copyOf(copied);
    }

    /** ESCO's label in this language, else in English, else the URI: a search term is never shown for a label. */
    public String label(String language) {
        String label = labels.get(language);
        return label != null ? label : labels.getOrDefault(ENGLISH, uri);
    }

    /** Label and terms in this language, without doubles; empty where the list does not speak it. */
    List<String> names(String language) {
        Set<String> names = new LinkedHashSet<>();
        if (labels.containsKey(language)) {
            names.add(label(language));
        }
        names.addAll(terms.getOrDefault(language, List.of()));
        return List.copyOf(names);
    }

    /** The same skill as another file tells of it, put together; of two labels in one language the first stays. */
    Skill with(Skill other) {
        Map<String, String> bothLabels = new LinkedHashMap<>(other.labels);
        bothLabels.putAll(labels);
        Map<String, List<String>> bothTerms = new LinkedHashMap<>(terms);
        other.terms.forEach((language, words) -> bothTerms.merge(language, words, (these, those) -> {
            List<String> together = new ArrayList<>(these);
            together.addAll(those);
            return together;
        }));
        return new Skill(uri, bothLabels, bothTerms);
    }
}
