// SPDX-License-Identifier: Apache-2.0
package gpcis.api.workbench;

import gpcis.api.annotation.History;
import gpcis.api.annotation.ObjectResult;
import gpcis.api.annotation.Settings;
import gpcis.api.annotation.Step;
import gpcis.api.picture.Picture;
import gpcis.api.segment.Suggestion;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What a panel sees of the object that is being annotated, and what it can do with it. All of it belongs to JavaFX's thread;
 * computations do not, they go through {@link #compute}.
 */
@ProviderType
public interface WorkbenchContext {

    /** The picture that is shown; null while there is none. */
    ReadOnlyObjectProperty<Picture> picture();

    /** What was done to the current object; null while there is none. It may be ahead of {@link #result}. */
    ReadOnlyObjectProperty<History> history();

    /** What was last computed for the current object; null while there is nothing. */
    ReadOnlyObjectProperty<ObjectResult> result();

    /** The steps that {@link #result} answers; null while there is none. */
    ReadOnlyObjectProperty<History> answered();

    /** Whether a computation for the current object is on its way. */
    ReadOnlyBooleanProperty busy();

    /** Index of the selected click among those in force, −1 for none. */
    IntegerProperty selectedClick();

    /** The place that the picture marks as the next click to make; null for none. A new result takes it away. */
    ObjectProperty<Suggestion> suggestion();

    /** Does something to the current object, as the person would; without an object, to a new one. */
    void step(Step step);

    /** Shows the current object as it would be under other settings; nothing is kept of it. */
    void preview(Settings settings);

    /** Computes the current object anew with the parts that run now. */
    void recompute();

    /**
     * Computes something beside the window. What a newer call has overtaken is not shown any more, and not begun where that
     * can be helped; so is everything once the object has another result.
     *
     * @param owner calls with the same owner overtake one another
     * @param work runs on a worker thread
     * @param shown receives the result on JavaFX's thread
     * @param failed receives what the work threw, on JavaFX's thread
     */
    <T> void compute(Object owner, Callable<T> work, Consumer<? super T> shown, Consumer<? super Throwable> failed);

    /** Tells the person of something that went wrong. */
    void report(Throwable failure);
}
