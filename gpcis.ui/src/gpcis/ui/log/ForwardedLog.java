// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.log;

import org.osgi.framework.ServiceReference;
import org.osgi.service.log.LogService;
import org.slf4j.Logger;

/** Hands what a bundle logs to SLF4J, level by level; what is shown is decided there. */
final class ForwardedLog implements LogService {

    private final Logger log;

    ForwardedLog(Logger log) {
        this.log = log;
    }

    @Override
    public void log(int level, String message) {
        log(level, message, null);
    }

    @Override
    public void log(int level, String message, Throwable failure) {
        switch (level) {
            case LOG_ERROR -> log.error(message, failure);
            case LOG_WARNING -> log.warn(message, failure);
            case LOG_INFO -> log.info(message, failure);
            default -> log.debug(message, failure);
        }
    }

    @Override
    public void log(@SuppressWarnings("rawtypes") ServiceReference service, int level, String message) {
        log(service, level, message, null);
    }

    @Override
    public void log(@SuppressWarnings("rawtypes") ServiceReference service, int level, String message, Throwable failure) {
        log(level, service == null ? message : service + ": " + message, failure);
    }
}
