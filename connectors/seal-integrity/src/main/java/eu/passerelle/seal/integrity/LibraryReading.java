package eu.passerelle.seal.integrity;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.JsonLdOptions.ProcessingPolicy;
import com.apicatalog.jsonld.document.Document;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.jsonld.loader.DocumentLoader;
import com.apicatalog.jsonld.loader.DocumentLoaderOptions;
import com.apicatalog.rdf.api.RdfConsumerException;
import com.apicatalog.rdf.canon.RdfCanon;
import com.apicatalog.rdf.canon.RdfCanonTimeTicker;
import java.io.StringReader;
import java.net.URI;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads a document with titanium, a JSON-LD processor that is not ours, by the same contexts and without a network. */
final class LibraryReading implements DocumentLoader {

    private static final int LONGEST = 5_000;
    private static final Map<String, Document> CONTEXTS = Contexts.addresses().stream()
            .collect(Collectors.toUnmodifiableMap(
                    address -> address, address -> parsed(ContextDocument.of(Contexts.get(address)))));

    private LibraryReading() {}

    /**
     * Canonical N-Quads of a JSON-LD document.
     *
     * @throws NotUnderstood where it cannot be read, or has terms without a meaning
     */
    static String canonical(String json) {
        JsonLdOptions options = new JsonLdOptions(new LibraryReading());
        options.setUndefinedTermsPolicy(ProcessingPolicy.Fail);
        try {
            RdfCanon canon = RdfCanon.create(Digests.sha256(), new RdfCanonTimeTicker(LONGEST));
            JsonLd.toRdf(parsed(json)).options(options).provide(canon);
            return QuadLines.of(canon);
        } catch (JsonLdError | RdfConsumerException | IllegalStateException e) {
            throw new NotUnderstood("The document cannot be read as JSON-LD: " + e.getMessage());
        }
    }

    private static Document parsed(String json) {
        try {
            return JsonDocument.of(new StringReader(json));
        } catch (JsonLdError e) {
            throw new NotUnderstood("The document is no JSON: " + e.getMessage());
        }
    }

    @Override
    public Document loadDocument(URI url, DocumentLoaderOptions options) throws JsonLdError {
        Document known = CONTEXTS.get(url.toString());
        if (known == null) {
            throw new JsonLdError(JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED, url + " is not known here");
        }
        return known;
    }
}
