package eu.passerelle.sis.xhochschule;

import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.failure.MalformedRecord;
import eu.passerelle.connectors.xml.LargeDocument;
import eu.passerelle.connectors.xml.XmlNode;
import eu.passerelle.connectors.xml.XmlRecords;
import eu.passerelle.sis.xhochschule.TranscriptReader.Around;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A transcript that is too large to be in memory whole. Each {@code leistung} is a record; what contains others is taken
 * before them, so that all of its own must stand before them, as the standard wants it.
 */
final class LargeTranscript implements LargeDocument {

    private static final String RESULT = "leistung";

    private final SisContext<XHochschuleSettings> sis;
    private final String identity;
    private final List<Taken> open = new ArrayList<>();
    private @Nullable TranscriptReader reader;

    /** A result inside which others may come, and what stands around those. */
    private record Taken(XmlNode node, Around inside) {}

    /** @param identity of the file, by which transcripts that name nobody are told apart */
    LargeTranscript(SisContext<XHochschuleSettings> sis, String identity) {
        this.sis = sis;
        this.identity = identity;
    }

    @Override
    public boolean isRecord(XmlNode parent, XmlNode element, int depth) {
        return element.name().equals(RESULT) && (depth == 1 || parent.name().equals(RESULT));
    }

    @Override
    public void check(XmlRecords reading, XmlNode record) {
        XHochschuleReceiver.holdsResults(reading.root());
        requireOrder(record);
    }

    private static void requireOrder(XmlNode node) {
        boolean inside = false;
        for (XmlNode child : node.children()) {
            if (child.name().equals(RESULT)) {
                inside = true;
            } else if (inside) {
                throw new MalformedRecord("line " + child.line() + ": " + RESULT + " must stand last in what contains"
                        + " it; in a file of this size nothing else of it may follow.");
            }
        }
    }

    @Override
    public void checked(XmlNode root) {
        if (XHochschuleReceiver.holdsResults(root)) {
            reader = new TranscriptReader(sis, root, identity);
        }
    }

    @Override
    public Set<String> claims() {
        return reader == null || !sis.settings().holdAll() ? Set.of() : reader.scopes();
    }

    @Override
    public void take(XmlRecords reading, XmlNode record) {
        if (reader == null) {
            return;
        }
        int depth = 0;
        for (Iterator<XmlNode> around = reading.around(); around.hasNext(); depth++) {
            inside(reader, depth, around.next());
        }
        inside(reader, depth, record);
    }

    /** Takes it unless it was taken before, as what stands around another. */
    private void inside(TranscriptReader transcript, int depth, XmlNode node) {
        if (depth < open.size() && open.get(depth).node() == node) {
            return;
        }
        open.subList(depth, open.size()).clear();
        Around around = depth == 0 ? transcript.around() : open.getLast().inside();
        open.add(new Taken(node, transcript.take(node, around)));
    }

    @Override
    public int taken() {
        return reader == null ? 0 : reader.size();
    }

    @Override
    public CompletionPage page(boolean last) {
        return reader == null
                ? new CompletionPage(List.of(), List.of(), Watermark.NONE, false, Set.of())
                : reader.page(last);
    }
}
