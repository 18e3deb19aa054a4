#pragma once

// Marks a function whose loops a processor may follow four numbers at a time. It is compiled twice,
// and the program takes the wider one where the machine has it. The bits are the same: each number
// goes through the same operations in the same order, and nothing is contracted.
#if defined(__x86_64__) && defined(__linux__) && defined(__GNUC__) && !defined(__clang__) && \
    !defined(__SANITIZE_ADDRESS__)
#define COUNTERPOISE_WIDE __attribute__((target_clones("avx2", "default")))
#else
#define COUNTERPOISE_WIDE
#endif
