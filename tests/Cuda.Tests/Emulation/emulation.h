// Gives CUDA device text its meaning on the CPU: a host compiler and a debugger can run it. See README.md beside it.
//
//   g++ -std=c++17 -O1 -ffp-contract=off -fno-strict-aliasing -U_FORTIFY_SOURCE -fvisibility=hidden -shared -fPIC
//       -include emulation.h -x c++ kernel.cu -o kernel.so
//
// The text says which kernels can be started from outside, each with one struct of arguments or none:
//
//   extern "C" __global__ void Forward(LayerArguments arguments) { ... }
//   SUBSETGEN_EMULATED_ENTRY(Forward)
//
// exports
//
//   int Forward_emulated(const void* arguments, int grid, int block, int sharedBytes, unsigned order);
//   const char* emulated_error();
//
// The first returns 0, or 1 for an error, whose text the second returns.
//
// SUBSETGEN_EMULATED is defined. Dynamic shared memory is `SUBSETGEN_DYNAMIC_SHARED(name)`, which declares `unsigned char* name`,
// aligned to 128 bytes.
#pragma once

#define SUBSETGEN_EMULATED 1

#include "bits.h"
#include "device.h"
#include "vectors.h"
