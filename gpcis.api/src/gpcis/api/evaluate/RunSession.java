// SPDX-License-Identifier: Apache-2.0
package gpcis.api.evaluate;

/**
 * A process that worked on a run.
 *
 * @param started when, as ISO 8601 in UTC
 * @param system operating system and its version, architecture
 * @param processor its name, as far as the system tells
 * @param cores that Java may use
 * @param memory installed, in bytes; 0 where the system does not tell
 * @param java version and vendor
 * @param engine tensor engine and version
 * @param device on which models run
 * @param threads per tensor operation
 * @param workers objects worked on at the same time
 * @param shard which share of the objects
 */
public record RunSession(
        String started, String system, String processor, int cores, long memory, String java, String engine, String device,
        int threads, int workers, String shard) { }
