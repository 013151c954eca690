package eu.passerelle.recognition.stacking;

import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.CredentialIds;
import eu.passerelle.model.LearningOpportunity.MicroCredentialKind;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.recognition.stacking.Pathway.Group;
import eu.passerelle.recognition.stacking.Pathway.Module;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Invented pathways and parts, in few words. */
final class Paths {

    private Paths() {}

    /** @param modules {@code university/opportunity}, separated by blanks */
    static List<Module> modules(String modules) {
        return Arrays.stream(modules.split(" "))
                .map(module -> module.split("/"))
                .map(parts -> new Module(parts[0], parts[1]))
                .toList();
    }

    static Group all(String name, String modules) {
        return new Group(name, null, null, modules(modules));
    }

    static Group some(String name, int count, String modules) {
        return new Group(name, count, null, modules(modules));
    }

    static Group credits(String name, String credits, String modules) {
        return new Group(name, null, new BigDecimal(credits), modules(modules));
    }

    static Pathway pathway(String credits, Group... groups) {
        return pathway(credits, null, null, null, groups);
    }

    static Pathway pathway(
            String credits,
            @Nullable Integer level,
            @Nullable Integer months,
            Pathway.@Nullable Residency residency,
            Group... groups) {
        return new Pathway(
                "data",
                LocalizedText.of("en", "Responsible Data"),
                "eciu",
                "RD",
                new BigDecimal(credits),
                level,
                months,
                residency,
                LocalDate.of(2024, 1, 1),
                LocalDate.of(2027, 12, 31),
                List.of(groups));
    }

    /** @param text {@code university/opportunity ects level day}, then {@code in:key} for what contains it */
    static StackPart part(String text) {
        String[] words = text.split(" ");
        String[] module = words[0].split("/");
        CompletionKey key = new CompletionKey(module[0], words[0] + "@" + words[3]);
        Set<CompletionKey> containedIn = Arrays.stream(words)
                .filter(word -> word.startsWith("in:"))
                .map(word -> word.substring(3).split("/", 2))
                .map(in -> new CompletionKey(in[0], in[0] + "/" + in[1]))
                .collect(Collectors.toSet());
        return new StackPart(
                key,
                CredentialIds.of(key, 1),
                module[1],
                words[1].equals("?") ? null : new BigDecimal(words[1]),
                MicroCredentialKind.FORMAL_WITHIN_PATH,
                words[2].equals("?") ? null : Integer.valueOf(words[2]),
                LocalDate.parse(words[3]),
                containedIn);
    }

    /** @param parts one a line or separated by commas */
    static List<StackPart> parts(String parts) {
        return Arrays.stream(parts.split("[,\n]"))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(Paths::part)
                .toList();
    }

    /** {@code university/opportunity} of each. */
    static String modulesOf(List<StackPart> parts) {
        return parts.stream().map(part -> part.module().toString()).collect(Collectors.joining(" "));
    }
}
