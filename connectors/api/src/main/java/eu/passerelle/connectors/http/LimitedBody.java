package eu.passerelle.connectors.http;

import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Collects a whole answer of at most so many bytes on the client's own threads, and hangs up at the first byte above.
 * No stream stands between, so that nobody waits for single buffers.
 */
final class LimitedBody implements BodySubscriber<byte[]> {

    private final URI address;
    private final long max;
    private final int status;
    private final boolean announcedTooLarge;
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private final List<ByteBuffer> received = new ArrayList<>();
    private long size;
    private Flow.@Nullable Subscription subscription;

    LimitedBody(HttpResponse.ResponseInfo info, URI address, long max) {
        this.address = address;
        this.status = info.statusCode();
        this.max = max;
        this.announcedTooLarge =
                info.headers().firstValueAsLong("content-length").orElse(-1) > max;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription toAnswer) {
        subscription = toAnswer;
        if (announcedTooLarge) {
            hangUp();
        } else {
            toAnswer.request(Long.MAX_VALUE);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        if (body.isDone()) {
            return;
        }
        for (ByteBuffer buffer : buffers) {
            size += buffer.remaining();
        }
        received.addAll(buffers);
        if (size > max) {
            received.clear();
            hangUp();
        }
    }

    @Override
    public void onError(Throwable failure) {
        received.clear();
        body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        if (body.isDone()) {
            return;
        }
        byte[] whole = new byte[Math.toIntExact(size)];
        int at = 0;
        for (ByteBuffer buffer : received) {
            int length = buffer.remaining();
            buffer.get(whole, at, length);
            at += length;
        }
        received.clear();
        body.complete(whole);
    }

    private void hangUp() {
        body.completeExceptionally(new HubHttp.TooLarge(address, max, status));
        if (subscription != null) {
            subscription.cancel();
        }
    }
}
