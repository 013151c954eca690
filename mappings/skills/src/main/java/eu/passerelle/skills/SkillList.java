package eu.passerelle.skills;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The skills that may be proposed, in the order of their files, each once. */
public final class SkillList {

    private final Map<String, Skill> skills = new LinkedHashMap<>();

    /** Our excerpt of ESCO 1.2 and its search terms in ten languages; see the module's README for source and licence. */
    public static SkillList excerpt() {
        SkillList list = new SkillList();
        for (String name : List.of("esco-excerpt.csv", "search-terms.csv")) {
            try (InputStream bytes = Objects.requireNonNull(SkillList.class.getResourceAsStream(name), name)) {
                list.add(name, new InputStreamReader(bytes, StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read " + name, e);
            }
        }
        return list;
    }

    /**
     * Adds a file in ESCO's columns; what several files say of one skill is put together.
     *
     * @param name {@code skills_fi.csv}: the language of its labels is Finnish; English where the name tells none
     * @throws IllegalArgumentException with file, line and repair
     */
    public void add(String name, Reader csv) throws IOException {
        SkillFile.read(name, csv).forEach(skill -> skills.merge(skill.uri(), skill, Skill::with));
    }

    /** Adds to the skills that are here what our excerpt knows to find them by; none comes in by that. */
    public SkillList withSearchTerms() {
        excerpt()
                .skills
                .forEach((uri, ours) -> skills.computeIfPresent(
                        uri, (same, skill) -> skill.with(new Skill(uri, Map.of(), ours.terms()))));
        return this;
    }

    public List<Skill> skills() {
        return List.copyOf(skills.values());
    }
}
