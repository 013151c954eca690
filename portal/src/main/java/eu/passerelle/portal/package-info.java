/**
 * What everybody may reach without the hub's token: wallets, learners, verifiers. All of it is below {@code /public/} and
 * {@code /.well-known/}.
 */
@NullMarked
package eu.passerelle.portal;

import org.jspecify.annotations.NullMarked;
