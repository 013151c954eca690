package eu.passerelle.credentials.certificate;

import org.jspecify.annotations.Nullable;

/**
 * What a template is made of, as operators write it.
 *
 * @param name how problems name the SVG, for example {@code templates/tampere.svg}
 * @param svg the file
 * @param logo shown in the template's shape {@code logo-box}; null: none
 * @param colour in place of the colour of the template's shape {@code accent}, {@code #rrggbb}; null: as drawn
 */
public record TemplateSource(
        String name,
        byte[] svg,
        @Nullable Logo logo,
        @Nullable String colour) {

    /** Of the SVG, and of the logo. */
    public static final int MAX_BYTES = 2 * 1024 * 1024;

    /**
     * A university's logo.
     *
     * @param name how problems name it; its ending tells PNG, JPEG or SVG
     */
    public record Logo(String name, byte[] content) {

        boolean isSvg() {
            return name.endsWith(".svg");
        }

        @Override
        public String toString() {
            return "Logo[" + name + "]";
        }
    }

    @Override
    public String toString() {
        return "TemplateSource[" + name + "]";
    }
}
