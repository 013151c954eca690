@NullMarked
package eu.passerelle.seal.dss;

import org.jspecify.annotations.NullMarked;
