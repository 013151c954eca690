/** Wallets and verifiers that others have written, to judge what the hub issues. For tests only. */
@NullMarked
package eu.passerelle.acceptance;

import org.jspecify.annotations.NullMarked;
