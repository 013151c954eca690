package eu.passerelle.credentials.certificate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The faces that certificates are set in: Liberation Sans and Serif (SIL Open Font License), the same on every machine. */
public enum Typeface {
    SANS("Sans-Regular"),
    SANS_BOLD("Sans-Bold"),
    SANS_ITALIC("Sans-Italic"),
    SANS_BOLD_ITALIC("Sans-BoldItalic"),
    SERIF("Serif-Regular"),
    SERIF_BOLD("Serif-Bold"),
    SERIF_ITALIC("Serif-Italic"),
    SERIF_BOLD_ITALIC("Serif-BoldItalic");

    /** Families that drawing programs offer first and that have serifs; others are told by "serif" in the name. */
    private static final Set<String> WITH_SERIFS = Set.of(
            "times",
            "georgia",
            "garamond",
            "palatino",
            "baskerville",
            "cambria",
            "merriweather",
            "playfair",
            "lora",
            "libre caslon",
            "crimson");

    private final String file;
    private volatile @Nullable GlyphFont font;

    Typeface(String file) {
        this.file = "/liberation/Liberation" + file + ".ttf";
    }

    /**
     * The nearest face.
     *
     * @param family CSS font-family, may be a list
     */
    static Typeface of(String family, boolean bold, boolean italic) {
        String name = family.toLowerCase(Locale.ROOT);
        boolean serif = name.contains("serif") && !name.contains("sans")
                || WITH_SERIFS.stream().anyMatch(name::contains);
        return values()[(serif ? 4 : 0) + (italic ? 2 : 0) + (bold ? 1 : 0)];
    }

    /** The whole TrueType file, to be embedded in documents. */
    public byte[] file() {
        try (InputStream in = Typeface.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the font " + file + " is missing on the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the font " + file + " is not readable", e);
        }
    }

    /** Read when it is first asked for. */
    GlyphFont font() {
        GlyphFont known = font;
        if (known == null) {
            // read twice where two threads come first; either is as good
            known = new GlyphFont(file());
            font = known;
        }
        return known;
    }
}
