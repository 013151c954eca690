/** The flow: three durable hops, pulled, issued, delivered. The only place with Camel and JMS. */
@NullMarked
package eu.passerelle.routes;

import org.jspecify.annotations.NullMarked;
