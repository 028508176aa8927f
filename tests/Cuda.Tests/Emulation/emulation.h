// Gives CUDA device text its meaning on the CPU, so that a host compiler and a debugger can run it.
//
//   g++ -std=c++17 -O1 -ffp-contract=off -fno-strict-aliasing -U_FORTIFY_SOURCE -fPIC -shared -include emulation.h kernel.cu -o kernel.so
//
// The text says which kernels can be started from outside, each with one struct of arguments or none:
//
//   extern "C" __global__ void Forward(LayerArguments arguments) { ... }
//   SUBSETGEN_EMULATED_ENTRY(Forward)
//
// exports
//
//   int Forward_emulated(const void* arguments, int grid, int block, int sharedBytes, unsigned order);   // 0, or 1 for an error
//   const char* emulated_error();                                                                        // the last error of this thread
//
// SUBSETGEN_EMULATED is defined, so that device text can leave out what only a device understands. Dynamic shared memory is
// `SUBSETGEN_DYNAMIC_SHARED(name)`, which declares `unsigned char* name`, aligned to 16 bytes.
//
// The threads of a block are fibers: one runs until it meets a barrier, a shuffle or a vote, then another goes on. Blocks run one after another.
// `order` chooses who is next: 0 the first thread that can run, 1 the last, any other number at random with that seed. Correct text gives the
// same result in every order. Before each block all shared memory is filled with 0xFF, which is a NaN in every format.
// Errors, with the threads they concern: a deadlock, a mask without its caller, lanes that meet in different operations or with different masks,
// a shuffle from a lane outside the mask, a thread that left while others wait for it, __trap(), too much shared memory, writing past its end.
#pragma once

#define SUBSETGEN_EMULATED 1

#include "fibers.h"
#include "launch.h"
#include "warp.h"
#include "device.h"
