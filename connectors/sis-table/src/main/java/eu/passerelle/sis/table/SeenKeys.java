package eu.passerelle.sis.table;

import java.util.Arrays;

/**
 * The keys of a file, each as 64 bits in open addressing: a million of them in 16 MB. Two keys that meet by chance are
 * taken for one; with a million keys that happens in one of 30 million files.
 */
final class SeenKeys {

    private long[] slots = new long[1 << 12];
    private int size;

    /** @return false when it was there before */
    boolean add(String key) {
        long hash = hash(key);
        if (!put(slots, hash)) {
            return false;
        }
        if (++size > slots.length / 2) {
            long[] larger = new long[slots.length * 2];
            Arrays.stream(slots).filter(slot -> slot != 0).forEach(slot -> put(larger, slot));
            slots = larger;
        }
        return true;
    }

    private static boolean put(long[] slots, long hash) {
        int mask = slots.length - 1;
        int at = (int) (hash >>> 20) & mask;
        while (slots[at] != 0) {
            if (slots[at] == hash) {
                return false;
            }
            at = at + 1 & mask;
        }
        slots[at] = hash;
        return true;
    }

    /** FNV-1a of 64 bits, mixed once more; never 0, which is an empty slot. */
    private static long hash(String key) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < key.length(); i++) {
            hash = (hash ^ key.charAt(i)) * 0x100000001b3L;
        }
        hash ^= hash >>> 32;
        hash *= 0xd6e8feb86659fd93L;
        hash ^= hash >>> 32;
        return hash == 0 ? 1 : hash;
    }
}
