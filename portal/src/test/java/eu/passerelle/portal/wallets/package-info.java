@NullMarked
package eu.passerelle.portal.wallets;

import org.jspecify.annotations.NullMarked;
