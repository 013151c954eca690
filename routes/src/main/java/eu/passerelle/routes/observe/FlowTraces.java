package eu.passerelle.routes.observe;

import org.jspecify.annotations.Nullable;

/** Traces of what went through the flow; decided and written when a batch has ended, when it is known how. */
interface FlowTraces extends AutoCloseable {

    /** Costs nothing. */
    FlowTraces OFF = new FlowTraces() {
        @Override
        public @Nullable SpanId begin(@Nullable SpanId sender) {
            return null;
        }

        @Override
        public void tell(Passage passage) {
            // nobody wants to know
        }

        @Override
        public void close() {
            // nothing was opened
        }
    };

    /**
     * The span of a batch that begins.
     *
     * @param sender of the work order; drawn with it
     * @return null where traces are off
     */
    @Nullable
    SpanId begin(@Nullable SpanId sender);

    void tell(Passage passage);

    @Override
    void close();
}
