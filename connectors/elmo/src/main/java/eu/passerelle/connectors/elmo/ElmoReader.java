package eu.passerelle.connectors.elmo;

import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.xml.LargeDocument;
import eu.passerelle.connectors.xml.XmlNode;
import java.util.List;
import java.util.stream.Collectors;

/** Reads the results in a tree of ELMO. */
public final class ElmoReader {

    private static final int PROBLEMS_SHOWN = 3;

    private final SisContext<?> sis;
    private final ElmoMapping mapping;
    private final ElmoDialect dialect;

    public ElmoReader(SisContext<?> sis, ElmoMapping mapping, ElmoDialect dialect) {
        this.sis = sis;
        this.mapping = mapping;
        this.dialect = dialect;
    }

    /**
     * A document of ELMO 1.x or 2.x, or an EWP answer that wraps some; the namespace decides the version.
     *
     * @return a page whose watermark the caller sets
     * @throws eu.passerelle.connectors.failure.MalformedRecord when it is anything else; the message says what is wrong
     */
    public CompletionPage read(XmlNode root) {
        return transcripts(ElmoDocument.of(root).transcripts());
    }

    /**
     * An {@code elmo} element as a system writes it that does not follow the standard.
     *
     * @throws eu.passerelle.connectors.failure.MalformedRecord when it does not follow the grammar either
     */
    public CompletionPage read(XmlNode elmo, ElmoGrammar grammar, String called) {
        ElmoDocument.check(elmo, grammar, called);
        return transcripts(List.of(elmo));
    }

    /** The same for a document of ELMO 1.x or 2.x that is too large to be in memory whole. */
    public LargeDocument large() {
        return new LargeElmo(this);
    }

    private CompletionPage transcripts(List<XmlNode> transcripts) {
        PageBuilder page = new PageBuilder();
        for (XmlNode transcript : transcripts) {
            new TranscriptReader(this, transcript, page).read();
        }
        return page.build();
    }

    SisContext<?> sis() {
        return sis;
    }

    ElmoMapping mapping() {
        return mapping;
    }

    ElmoDialect dialect() {
        return dialect;
    }

    /** The first of the problems, for a message. */
    static String shown(List<String> problems) {
        return problems.size() + (problems.size() == 1 ? " problem): " : " problems): ")
                + problems.stream().limit(PROBLEMS_SHOWN).collect(Collectors.joining("; ")) + ".";
    }
}
