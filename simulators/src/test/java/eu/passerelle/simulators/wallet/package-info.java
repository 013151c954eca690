@NullMarked
package eu.passerelle.simulators.wallet;

import org.jspecify.annotations.NullMarked;
