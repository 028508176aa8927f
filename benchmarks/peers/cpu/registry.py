"""All peers, in the order of the output."""

import circuit
import exact_sample
import library
import marginals
import neural_sort
import sfess
import sigmoid_topk
import softsub

PEERS = [
    library.SOFTMAX,
    sigmoid_topk.PEER,
    softsub.PEER,
    softsub.COLD,
    marginals.PEER,
    circuit.PEER,
    exact_sample.PEER,
    sfess.PEER,
    neural_sort.PEER,
    neural_sort.SORTED,
    library.TOPK,
    library.TOPK_AS_SUBSET,
]
