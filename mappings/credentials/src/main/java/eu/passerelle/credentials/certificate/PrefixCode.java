package eu.passerelle.credentials.certificate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;

/** A Huffman code in the canonical form of deflate (RFC 1951, 3.2.2): frequent symbols get few bits, at most 15. */
final class PrefixCode {

    private static final int LONGEST = 15;

    private final int[] lengths;
    private final int[] codes;

    private PrefixCode(int[] lengths) {
        this.lengths = lengths;
        this.codes = new int[lengths.length];
        int code = 0;
        for (int length = 1; length <= LONGEST; length++) {
            for (int symbol = 0; symbol < lengths.length; symbol++) {
                if (lengths[symbol] == length) {
                    // a code's first bit is its highest, the stream's first bit is the lowest
                    codes[symbol] = Integer.reverse(code++) >>> (Integer.SIZE - length);
                }
            }
            code <<= 1;
        }
    }

    /** @param weights how often each symbol is expected, at least 1 */
    static PrefixCode of(int[] weights) {
        int[] lengths = lengths(weights);
        return Arrays.stream(lengths).max().orElse(0) <= LONGEST
                ? new PrefixCode(lengths)
                : of(Arrays.stream(weights).map(weight -> weight / 2 + 1).toArray());
    }

    private static int[] lengths(int[] weights) {
        int leaves = weights.length;
        long[] weight = new long[2 * leaves - 1];
        int[] parent = new int[2 * leaves - 1];
        PriorityQueue<Integer> lightest = new PriorityQueue<>(
                Comparator.<Integer>comparingLong(node -> weight[node]).thenComparing(node -> node));
        for (int leaf = 0; leaf < leaves; leaf++) {
            weight[leaf] = weights[leaf];
            lightest.add(leaf);
        }
        for (int node = leaves; node < weight.length; node++) {
            int first = lightest.remove();
            int second = lightest.remove();
            weight[node] = weight[first] + weight[second];
            parent[first] = node;
            parent[second] = node;
            lightest.add(node);
        }
        int[] depth = new int[weight.length];
        for (int node = depth.length - 2; node >= 0; node--) {
            depth[node] = depth[parent[node]] + 1;
        }
        return Arrays.copyOf(depth, leaves);
    }

    int length(int symbol) {
        return lengths[symbol];
    }

    /** As they stand in the stream, its first bit the lowest. */
    int bits(int symbol) {
        return codes[symbol];
    }

    void write(int symbol, Bits to) {
        to.put(codes[symbol], lengths[symbol]);
    }
}
