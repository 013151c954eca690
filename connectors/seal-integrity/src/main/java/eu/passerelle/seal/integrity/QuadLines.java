package eu.passerelle.seal.integrity;

import com.apicatalog.rdf.api.RdfConsumerException;
import com.apicatalog.rdf.api.RdfQuadConsumer;
import com.apicatalog.rdf.canon.RdfCanon;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Writes the statements that titanium-rdfc has named as canonical N-Quads, in order. */
final class QuadLines implements RdfQuadConsumer {

    private final SortedSet<String> lines = new TreeSet<>();

    private QuadLines() {}

    static String of(RdfCanon canon) throws RdfConsumerException {
        QuadLines quads = new QuadLines();
        canon.provide(quads);
        return String.join("", quads.lines);
    }

    @Override
    public RdfQuadConsumer quad(
            String subject,
            String predicate,
            String object,
            @Nullable String datatype,
            @Nullable String language,
            @Nullable String direction,
            @Nullable String graph) {
        lines.add(resource(subject) + " <" + predicate + "> " + object(object, datatype, language)
                + (graph == null ? "" : " " + resource(graph)) + " .\n");
        return this;
    }

    private static String object(String object, @Nullable String datatype, @Nullable String language) {
        if (language != null) {
            return RdfTerm.text(object, language).text();
        }
        return datatype == null
                ? resource(object)
                : RdfTerm.literal(object, datatype).text();
    }

    private static String resource(String name) {
        return name.startsWith("_:") ? name : "<" + name + ">";
    }
}
