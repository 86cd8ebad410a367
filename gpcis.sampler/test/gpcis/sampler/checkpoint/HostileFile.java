// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.checkpoint;

import java.util.Map;

/**
 * A file that must be refused.
 *
 * @param content its bytes
 * @param message a part of what must be said about it
 */
record HostileFile(byte[] content, String message) {

    static void add(Map<String, HostileFile> files, String name, HostileFile file) {
        if (files.put(name, file) != null) {
            throw new IllegalStateException("two files are called '" + name + "'");
        }
    }
}
