package eu.passerelle.journal;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Orders of places that were worked out already, 8 KiB a list. */
final class PlaceOrders {

    private static final int REMEMBERED = 1_000;

    private final Map<UUID, PlaceOrder> byList = new ConcurrentHashMap<>();

    PlaceOrder of(UUID list, byte[] key) {
        if (byList.size() > REMEMBERED) {
            byList.clear();
        }
        return byList.computeIfAbsent(list, id -> new PlaceOrder(key));
    }
}
