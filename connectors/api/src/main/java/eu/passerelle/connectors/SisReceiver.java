package eu.passerelle.connectors;

/**
 * Reads what a university drops or pushes: one file or body is one page.
 *
 * @param <S> the connector's settings record
 */
public interface SisReceiver<S> {

    /** The word used in {@code config/universities/*.yaml}. */
    String protocol();

    Class<S> settingsType();

    /**
     * All records of one document; a document that cannot be read at all is one rejected record.
     *
     * @param name file name or upload id, no path
     * @return a page whose watermark the caller sets
     */
    CompletionPage accept(SisContext<S> sis, String name, byte[] content);
}
