// SPDX-License-Identifier: Apache-2.0
package gpcis.api.dataset;

import gpcis.api.problem.Problem;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Annotated pictures in a fixed order. Safe to read from several threads. */
@ConsumerType
public interface DataSet {

    /** Its name as the field writes it: {@code GrabCut}. */
    String name();

    /** The objects' ids, in order; unique within the set. Objects of files that {@link #faults} names are left out. */
    List<String> ids();

    /**
     * Reads one object.
     *
     * @throws Problem if a file is missing, unreadable, or picture and truth differ in size
     */
    Sample sample(String id);

    /** What is wrong with the set's files, one line each, without decoding pictures; empty where all is well. */
    List<String> faults();
}
