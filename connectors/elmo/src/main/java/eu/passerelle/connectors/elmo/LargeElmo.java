package eu.passerelle.connectors.elmo;

import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.elmo.TranscriptReader.Report;
import eu.passerelle.connectors.xml.LargeDocument;
import eu.passerelle.connectors.xml.XmlNode;
import eu.passerelle.connectors.xml.XmlRecords;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * ELMO that is too large to be in memory whole. The records are the transcripts of an EWP answer, each of one learner;
 * in a single transcript they are its results, and what stands around them, with the grading schemes after them, is
 * known from the first reading.
 */
final class LargeElmo implements LargeDocument {

    /** A million of them would fill the memory, and nobody reads them. */
    private static final int MOST_PROBLEMS = 1_000;

    private static final Set<String> RESULTS = Set.of("learningOpportunitySpecification", "resultOfRecognition");

    private final ElmoReader reader;
    private final PageBuilder page = new PageBuilder();
    private final List<String> problems = new ArrayList<>();
    private final Set<String> claims = new HashSet<>();

    private ElmoDocument.@Nullable Kind kind;
    private @Nullable Transcript transcript;

    LargeElmo(ElmoReader reader) {
        this.reader = reader;
    }

    @Override
    public boolean isRecord(XmlNode parent, XmlNode element, int depth) {
        return switch (depth) {
            case 1 -> parent.name().equals(ElmoDocument.TORS);
            case 2 ->
                parent.name().equals("report")
                        && RESULTS.contains(element.name())
                        && element.namespace().equals(parent.namespace());
            default -> false;
        };
    }

    @Override
    public void check(XmlRecords reading, XmlNode record) {
        ElmoDocument.Kind known = kind(reading.root());
        if (known.isAnswer()) {
            XmlNode elmo = ElmoDocument.transcript(record, known.version());
            claim(new TranscriptReader(reader, elmo, page), elmo);
        } else if (problems.size() < MOST_PROBLEMS) {
            known.version().grammar().check(record, problems);
        }
    }

    @Override
    public void checked(XmlNode root) {
        ElmoDocument.Kind known = kind(root);
        if (!known.isAnswer()) {
            problems.addAll(known.version().grammar().problems(root));
            ElmoDocument.require(problems, known.version());
            Transcript single = new Transcript(new TranscriptReader(reader, root, page), root);
            claim(single.reader, root);
            transcript = single;
        }
    }

    private ElmoDocument.Kind kind(XmlNode root) {
        ElmoDocument.Kind known = kind;
        if (known == null) {
            known = ElmoDocument.Kind.of(root);
            kind = known;
        }
        return known;
    }

    private void claim(TranscriptReader transcripts, XmlNode elmo) {
        elmo.children("report").stream()
                .map(transcripts::report)
                .filter(report -> report.learner().learner() != null && report.isFull())
                .map(Report::scope)
                .forEach(claims::add);
    }

    @Override
    public Set<String> claims() {
        return claims;
    }

    @Override
    public void take(XmlRecords reading, XmlNode record) {
        if (transcript == null) {
            XmlNode elmo = ElmoDocument.transcript(record, kind(reading.root()).version());
            new TranscriptReader(reader, elmo, page).read();
        } else {
            transcript.take(reading.root().children().size() - 1, record);
        }
    }

    @Override
    public int taken() {
        return page.size();
    }

    @Override
    public CompletionPage page(boolean last) {
        if (last && transcript != null) {
            transcript.end();
        }
        return last ? page.build() : page.part();
    }

    /** A single transcript, whose results come one by one. */
    private static final class Transcript {

        private final TranscriptReader reader;
        private final List<XmlNode> children;
        private int at = -1;
        private @Nullable Report report;

        /** @param elmo with all that stands around its results */
        Transcript(TranscriptReader reader, XmlNode elmo) {
            this.reader = reader;
            this.children = elmo.children();
        }

        /** @param child of the transcript in which the result stands, by its number */
        void take(int child, XmlNode result) {
            goTo(child);
            if (report != null) {
                reader.take(report, result);
            }
        }

        void end() {
            goTo(children.size());
        }

        private void goTo(int child) {
            while (at < child) {
                if (report != null) {
                    reader.end(report);
                }
                at++;
                report = at < children.size() && children.get(at).name().equals("report")
                        ? reader.report(children.get(at))
                        : null;
            }
        }
    }
}
