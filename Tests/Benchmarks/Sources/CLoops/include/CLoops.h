#ifndef BULLION_CLOOPS_H
#define BULLION_CLOOPS_H

#include <stddef.h>

/// The same indicators as plain C loops: what the Swift ones are measured beside. Each returns its last value.
double c_relative_strength_index(const double *prices, size_t count, int period);
double c_exponential_average(const double *prices, size_t count, int period);
/// Beta and correlation in two passes over the last `window` returns for every element, as in Swift; the value
/// carries both, so that neither is optimised away.
double c_rolling_beta(const double *driver, const double *dependent, size_t count, int window);

#endif
