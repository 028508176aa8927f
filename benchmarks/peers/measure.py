"""Measures the peers of one method at one shape and prints one line of JSON a measurement.

    python measure.py '{"method": "SigmoidTopK", "rows": 4096, "n": 1000, "k": 10, "storage": "single"}'

What cannot be measured is a line with the reason in place of the time.
"""

import json
import sys


def say(**line):
    print(json.dumps(line), flush=True)


def peers_of(method):
    import library
    import marginals
    import sigmoid_topk
    import softsub

    return {
        "SigmoidTopK": [library.SOFTMAX, sigmoid_topk.PEER],
        "SuccessiveSoftmax": [softsub.PEER],
        "Marginals": [marginals.PEER],
        "TopK": [library.TOPK, library.TOPK_AS_SUBSET],
    }[method]


def reason_of(error):
    return " ".join(f"{type(error).__name__}: {error}".split())[:300]


def measure(peer, compiled, batch, k):
    import torch
    from timing import median_microseconds

    name = f"{peer.name} (compiled)" if compiled else peer.name
    try:
        if compiled:
            import torch._dynamo

            torch._dynamo.reset()
        call = peer.prepare(k, compiled)
        with torch.no_grad():
            forward = median_microseconds(lambda turn: call(batch.logits(turn)))
        say(peer=name, **{"pass": "forward"}, microseconds=forward)
        if not peer.has_gradient:
            return

        def both(turn):
            logits = batch.logits(turn).requires_grad_()
            torch.autograd.grad(call(logits), logits, batch.gradient(turn))

        say(peer=name, **{"pass": "forward+backward"}, microseconds=median_microseconds(both))
    except Exception as error:  # out of memory, what the compiler cannot do: the others are measured all the same
        say(peer=name, skipped=reason_of(error))
        torch.cuda.empty_cache()


def main():
    case = json.loads(sys.argv[1])
    try:
        import torch
    except ImportError as error:
        say(peer="peers", skipped=f"PyTorch is not installed: {reason_of(error)}")
        return
    if not torch.cuda.is_available():
        say(peer="peers", skipped=f"PyTorch {torch.__version__} finds no CUDA device")
        return

    from timing import Batch

    # Peers compute in 32 bits, as the layers do.
    torch.backends.cuda.matmul.allow_tf32 = False
    batch = Batch(case["rows"], case["n"], case["storage"])
    can_compile = int(torch.__version__.split(".")[0]) >= 2
    for peer in peers_of(case["method"]):
        measure(peer, False, batch, case["k"])
        if not peer.is_library:
            if can_compile:
                measure(peer, True, batch, case["k"])
            else:
                say(peer=f"{peer.name} (compiled)", skipped=f"PyTorch {torch.__version__} has no torch.compile")


if __name__ == "__main__":
    main()
