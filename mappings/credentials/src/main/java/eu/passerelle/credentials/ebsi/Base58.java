package eu.passerelle.credentials.ebsi;

import java.math.BigInteger;

/** Multibase {@code z}: Base 58 in Bitcoin's alphabet, as DIDs write bytes. */
final class Base58 {

    private static final String ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(58);
    private static final char MULTIBASE = 'z';

    private Base58() {}

    static String encode(byte[] bytes) {
        StringBuilder reversed = new StringBuilder();
        for (BigInteger rest = new BigInteger(1, bytes); rest.signum() > 0; rest = rest.divide(BASE)) {
            reversed.append(ALPHABET.charAt(rest.mod(BASE).intValue()));
        }
        for (int i = 0; i < bytes.length && bytes[i] == 0; i++) {
            reversed.append(ALPHABET.charAt(0));
        }
        return MULTIBASE + reversed.reverse().toString();
    }

    /** @throws IllegalArgumentException where it is not multibase {@code z} */
    static byte[] decode(String multibase) {
        if (multibase.isEmpty() || multibase.charAt(0) != MULTIBASE) {
            throw new IllegalArgumentException("not in multibase z");
        }
        BigInteger value = BigInteger.ZERO;
        int zeros = 0;
        for (int i = 1; i < multibase.length(); i++) {
            int digit = ALPHABET.indexOf(multibase.charAt(i));
            if (digit < 0) {
                throw new IllegalArgumentException("a character that Base 58 does not have");
            }
            value = value.multiply(BASE).add(BigInteger.valueOf(digit));
            zeros += value.signum() == 0 ? 1 : 0;
        }
        byte[] significant = value.toByteArray();
        int skip = significant[0] == 0 ? 1 : 0;
        byte[] bytes = new byte[zeros + significant.length - skip];
        System.arraycopy(significant, skip, bytes, zeros, significant.length - skip);
        return bytes;
    }
}
