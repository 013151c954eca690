package eu.passerelle.connectors.json;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An object that may know where in its document it stands. Not changed after it was read; its copies know nothing. */
final class KeptObject extends ObjectNode {

    /** Makes all objects of a tree. */
    static final JsonNodeFactory FACTORY = new JsonNodeFactory() {
        @Override
        public ObjectNode objectNode() {
            return new KeptObject(this);
        }
    };

    private transient byte @Nullable [] document;
    private transient int from;
    private transient int to;

    private KeptObject(JsonNodeFactory factory) {
        super(factory);
    }

    /** Places that are none, as of documents in UTF-16, whose bytes the parser does not count, are not kept. */
    void keep(byte[] whole, long first, long end) {
        if (first >= 0
                && end <= whole.length
                && first < end
                && whole[(int) first] == '{'
                && whole[(int) end - 1] == '}') {
            document = whole;
            from = (int) first;
            to = (int) end;
        }
    }

    /** Null where they are not known. */
    byte @Nullable [] bytes() {
        return document == null ? null : Arrays.copyOfRange(document, from, to);
    }
}
